import type { NodeDefinition } from "../nodes/node-definition";
import type { Argument, CallExpression, Expression } from "./expression";
import type { ExpressionProblem } from "./expression-problem";

/** The arguments of a call by the input port or parameter of the node. */
export interface BoundArguments {
  readonly inputs: ReadonlyMap<string, Expression>;
  readonly params: ReadonlyMap<string, Expression>;
}

/** Argument names of a call, in order: the ports, then the parameters that are not the fallback of a port. */
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

/**
 * Assigns the arguments of a call to ports and parameters; adds a problem for each argument that is invalid or missing.
 */
export function bindArguments(
  call: CallExpression,
  definition: NodeDefinition,
  problems: ExpressionProblem[],
): BoundArguments {
  const { ports, params } = argumentNames(definition);
  const bound = bindByName(call, [...ports, ...params], problems);
  for (const { name, required } of definition.inputs) {
    if (required && !bound.has(name))
      problems.push({ message: `${call.name} requires its input ${name}`, column: call.column });
  }
  const pick = (names: readonly string[]) =>
    new Map(names.flatMap((name) => (bound.has(name) ? [[name, bound.get(name)!.value] as const] : [])));
  return { inputs: pick(ports), params: pick(params) };
}

function bindByName(
  { name: callName, arguments: args }: CallExpression,
  names: readonly string[],
  problems: ExpressionProblem[],
): Map<string, Argument> {
  const bound = new Map<string, Argument>();
  let isAfterNamed = false;
  for (const [position, argument] of args.entries()) {
    const reject = (message: string) => problems.push({ message, column: argument.column });
    isAfterNamed ||= argument.name !== undefined;
    const name = argument.name ?? names[position];
    if (argument.name === undefined && isAfterNamed)
      reject(`${callName}: a positional argument cannot follow a named argument`);
    else if (name === undefined || !names.includes(name))
      reject(unknownArgument(callName, argument.name ?? position + 1, names));
    else if (bound.has(name)) reject(`${callName}: argument ${name} is specified twice`);
    else bound.set(name, argument);
  }
  return bound;
}

function unknownArgument(callName: string, argument: string | number, names: readonly string[]): string {
  const available = names.length === 0 ? "it takes no arguments" : `its arguments are ${names.join(", ")}`;
  return `${callName} has no argument ${argument}; ${available}`;
}
