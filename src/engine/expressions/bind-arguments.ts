import type { NodeDefinition } from "../nodes/node-definition";
import type { Argument, CallExpression, Expression } from "./expression";
import type { ExpressionProblem } from "./expression-problem";

/** Which argument goes where: to an input port or to a parameter of the node. */
export interface BoundArguments {
  readonly inputs: ReadonlyMap<string, Expression>;
  readonly params: ReadonlyMap<string, Expression>;
}

/** Names that a call of the node takes, in order: its ports, then its parameters without those that stand in for a port. */
export function argumentNames({ inputs, parameters }: Pick<NodeDefinition, "inputs" | "parameters">): {
  ports: string[];
  params: string[];
} {
  const fallbacks = new Set(inputs.map(({ fallback }) => fallback));
  return {
    ports: inputs.map(({ name }) => name),
    params: Object.keys(parameters).filter((name) => !fallbacks.has(name)),
  };
}

/** Puts the arguments of a call in their places; says all that do not fit. */
export function bindArguments(
  call: CallExpression,
  definition: NodeDefinition,
  problems: ExpressionProblem[],
): BoundArguments {
  const { ports, params } = argumentNames(definition);
  const order = [...ports, ...params];
  const bound = new Map<string, Argument>();
  let named = false;
  for (const [place, argument] of call.arguments.entries()) {
    const { column } = argument;
    named ||= argument.name !== undefined;
    const name = argument.name ?? order[place];
    if (argument.name === undefined && named) {
      problems.push({ message: `${call.name}: an argument without a name cannot follow one with a name`, column });
    } else if (name === undefined || !order.includes(name)) {
      const takes = order.length === 0 ? "nothing" : order.join(", ");
      const what = argument.name === undefined ? `argument ${place + 1}` : `argument ${argument.name}`;
      problems.push({ message: `${call.name} has no ${what}; it takes ${takes}`, column });
    } else if (bound.has(name)) {
      problems.push({ message: `${call.name}: ${name} is given twice`, column });
    } else {
      bound.set(name, argument);
    }
  }
  for (const { name, required } of definition.inputs) {
    if (required && !bound.has(name))
      problems.push({ message: `${call.name} needs its input ${name}`, column: call.column });
  }
  const pick = (names: readonly string[]) =>
    new Map(names.flatMap((name) => (bound.has(name) ? [[name, bound.get(name)!.value] as const] : [])));
  return { inputs: pick(ports), params: pick(params) };
}
