import type { PlannedNode, ResolvedInput } from "../flow/flow-plan";
import type { ParameterSchema, ParameterValue } from "../nodes/parameters";
import { pythonFloat, pythonLiteral } from "../python-parts/python-literal";
import { identifierFrom } from "../python-parts/python-names";
import { pythonProse } from "../python-parts/python-prose";
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
export function nodeSection(node: PlannedNode, { uniqueConstant, uniqueLocal, outputOf, isRead }: Naming): NodeSection {
  const { definition, params, inputs } = node;
  const title = pythonProse(node.label ?? "", 60) || pythonProse(definition.displayName, 60) || definition.name;
  const name = identifierFrom(node.label ?? definition.name, definition.name);
  const fallbacks = new Map(definition.inputs.map((port) => [port.fallback, port.name]));
  const constants: string[] = [];
  const constantOf = new Map<string, string>();
  for (const [parameter, schema] of Object.entries(definition.parameters)) {
    const port = fallbacks.get(parameter);
    if (port !== undefined && inputs[port]!.kind !== "constant") continue;
    const constant = uniqueConstant(`${name}_${parameter}`.toUpperCase());
    constantOf.set(parameter, constant);
    constants.push(`# ${pythonProse(schema.description || schema.title, PYTHON_WIDTH - 2)}`);
    constants.push(`${constant} = ${literalOf(params[parameter]!, schema)}`);
  }

  const argumentFor = (port: string, input: ResolvedInput): string => {
    if (input.kind === "node") return outputOf(input.node, input.port);
    if (input.kind === "column") return columnLocal(input.name);
    if (input.kind === "none") return "None";
    const { fallback } = definition.inputs.find((one) => one.name === port)!;
    return `[${constantOf.get(fallback!)}] * len(dates)`;
  };
  const args: [string, string][] = definition.columns.map((column) => [column, columnLocal(column)]);
  if (definition.readsDates) args.push(["dates", "dates"]);
  for (const [port, input] of Object.entries(inputs)) args.push([port, argumentFor(port, input)]);
  for (const [parameter, constant] of constantOf) if (!fallbacks.has(parameter)) args.push([parameter, constant]);

  const ports = definition.outputs.map((port) => port.name);
  const names = ports.map((port) => {
    if (!isRead(node.id, port)) return "_";
    return uniqueLocal(ports.length === 1 ? name : `${name}_${port}`);
  });
  return {
    constants: constants.length === 0 ? [] : [`# ${title}`, ...constants],
    body: [...commentOf(node, title), ...pythonCall(targetOf(names), definition.python.name, args)],
    outputs: Object.fromEntries(ports.map((port, place) => [port, names[place]!])),
  };
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
