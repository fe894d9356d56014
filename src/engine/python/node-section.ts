import type { PlannedNode, ResolvedInput } from "../flow/plan/flow-plan";
import type { ParameterSchema, ParameterValue } from "../nodes/parameters";
import { pythonFloat, pythonLiteral } from "../python-parts/python-literal";
import { identifierFrom } from "../python-parts/python-names";
import { pythonProse } from "../python-parts/python-prose";
import { pythonArgument } from "./python-argument";
import { PYTHON_WIDTH, pythonCall } from "./python-call";
import { columnLocal } from "./strategy-frame";

/** The code of one node: its module-level constants and its part of `compute`. */
export interface NodeSection {
  readonly constants: readonly string[];
  /** Lines of `compute`, without indentation. */
  readonly body: readonly string[];
  /** Variable name of each output's list. */
  readonly outputs: Readonly<Record<string, string>>;
}

interface Naming {
  readonly uniqueConstant: (name: string) => string;
  readonly uniqueLocal: (name: string) => string;
  /** Variable name of an output of an earlier node. */
  outputOf(node: string, port: string): string;
  /** Whether the output is used. */
  isRead(node: string, port: string): boolean;
}

/** The constants of a node, a comment that describes it, and its function call. */
export function nodeSection(node: PlannedNode, naming: Naming): NodeSection {
  const { definition } = node;
  const title = pythonProse(node.label ?? "", 60) || pythonProse(definition.displayName, 60) || definition.name;
  const name = identifierFrom(node.label ?? definition.name, definition.name);
  const constants = constantsOf(node, name, naming);
  const args = argumentsOf(node, new Map(constants.map(({ parameter, constant }) => [parameter, constant])), naming);
  const ports = definition.outputs.map((port) => port.name);
  const variables = ports.map((port) => {
    if (!naming.isRead(node.id, port)) return "_";
    return naming.uniqueLocal(ports.length === 1 ? name : `${name}_${port}`);
  });
  return {
    constants: constants.length === 0 ? [] : [`# ${title}`, ...constants.flatMap(({ lines }) => lines)],
    body: [...commentOf(node, title), ...pythonCall(targetOf(variables), definition.python.name, args)],
    outputs: Object.fromEntries(ports.map((port, index) => [port, variables[index]!])),
  };
}

interface Constant {
  readonly parameter: string;
  readonly constant: string;
  readonly lines: readonly string[];
}

/**
 * A constant for each parameter that the code uses: all except fallbacks of ports that are connected or read a column.
 */
function constantsOf(
  { definition, params, inputs }: PlannedNode,
  name: string,
  { uniqueConstant }: Naming,
): Constant[] {
  const fallbacks = new Map(definition.inputs.map((port) => [port.fallback, port.name]));
  return Object.entries(definition.parameters).flatMap(([parameter, schema]) => {
    const port = fallbacks.get(parameter);
    if (port !== undefined && inputs[port]!.kind !== "constant") return [];
    const constant = uniqueConstant(`${name}_${parameter}`.toUpperCase());
    const comment = `# ${pythonProse(schema.description || schema.title, PYTHON_WIDTH - 2)}`;
    return [{ parameter, constant, lines: [comment, `${constant} = ${literalOf(params[parameter]!, schema)}`] }];
  });
}

/** The keyword arguments of the call: columns, dates, inputs and parameters. */
function argumentsOf(
  { definition, inputs }: PlannedNode,
  constants: ReadonlyMap<string, string>,
  { outputOf }: Naming,
): [string, string][] {
  const fallbackOf = new Map(definition.inputs.map(({ name, fallback }) => [name, fallback]));
  const fallbacks = new Set(fallbackOf.values());
  const inputCode = (port: string, input: ResolvedInput): string => {
    if (input.kind === "node") return outputOf(input.node, input.port);
    if (input.kind === "column") return columnLocal(input.name);
    return input.kind === "none" ? "None" : `[${constants.get(fallbackOf.get(port)!)}] * len(dates)`;
  };
  return [
    ...definition.columns.map((column): [string, string] => [column, columnLocal(column)]),
    ...(definition.readsDates ? [["dates", "dates"] as [string, string]] : []),
    ...Object.entries(inputs).map(([port, input]): [string, string] => [pythonArgument(port), inputCode(port, input)]),
    ...[...constants].flatMap(([parameter, constant]): [string, string][] =>
      fallbacks.has(parameter) ? [] : [[pythonArgument(parameter), constant]],
    ),
  ];
}

function commentOf({ id, definition, params, inputs }: PlannedNode, title: string): string[] {
  const fallbacks = new Map(definition.inputs.map((port) => [port.fallback, port.name]));
  const settings = Object.entries(params)
    .filter(([name]) => !fallbacks.has(name) || ["constant", "column"].includes(inputs[fallbacks.get(name)!]!.kind))
    .map(([name, value]) => `${name} ${typeof value === "string" ? value : JSON.stringify(value)}`);
  const template = [definition.name, ...settings].join(", ");
  return [`# ${title} (node ${pythonProse(id, 64)})`, `# ${pythonProse(template, PYTHON_WIDTH - 6)}`];
}

function literalOf(value: ParameterValue, schema: ParameterSchema): string {
  if (schema.type === "number") return pythonFloat(value as number);
  if (schema.type !== "array" || schema.items.type !== "number") return pythonLiteral(value);
  return `[${(value as readonly number[]).map(pythonFloat).join(", ")}]`;
}

/** One variable, or several to unpack a tuple into; in parentheses on several lines if one line would be too long. */
function targetOf(names: readonly string[]): string {
  const line = names.join(", ");
  return line.length <= 60 ? line : `(\n${names.map((name) => `    ${name},\n`).join("")})`;
}
