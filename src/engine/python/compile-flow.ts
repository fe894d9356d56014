import type { FlowPlan } from "../flow/plan/flow-plan";
import type { NodeDefinition } from "../nodes/node-definition";
import { pythonLiteral } from "../python-parts/python-literal";
import { IMPORTED_NAMES, makeUniqueNames, RESERVED_PYTHON_NAMES } from "../python-parts/python-names";
import { pythonDocProse, wrapProse } from "../python-parts/python-prose";
import { COLUMN_NAMES, type ColumnName } from "../series/bar-columns";
import { moduleFunctions, namesDefined, namesUsed } from "./module-functions";
import { type NodeSection, nodeSection } from "./node-section";
import { PYTHON_WIDTH } from "./python-call";
import {
  columnLocal,
  DERIVED_COLUMNS,
  FRAME_NAMES,
  READ_BARS_PYTHON,
  SIGNAL_KINDS,
  SIGNALS_AND_MAIN_PYTHON,
} from "./strategy-frame";

/** A range of source lines that belongs to a node, inclusive and counted from 1; a node may have several ranges. */
export interface SourceMapEntry {
  readonly nodeId: string;
  readonly startLine: number;
  readonly endLine: number;
}

export interface CompiledFlow {
  readonly source: string;
  readonly sourceMap: readonly SourceMapEntry[];
}

/** Contents of the module's docstring. */
export interface FlowTitle {
  readonly name: string;
  readonly flowHash: string;
  readonly explanation: string;
}

/** Node types whose outputs are sizes, stops, targets and limits. */
const REPORTED_TYPES: ReadonlySet<string> = new Set(["POSITION", "STOP_LOSS", "STOP_PROFIT", "RISK_MANAGEMENT"]);

/**
 * Compiles a flow to a Python module (standard library only, CPython 3.9 and later) that computes the same values as
 * the evaluation of the flow. The same plan and title always produce the same bytes. Labels, parameters and ids become
 * sanitised comments, ASCII identifiers and literals; they are never inserted verbatim.
 */
export function compileFlow(plan: FlowPlan, title: FlowTitle): CompiledFlow {
  const functions = moduleFunctions(plan.nodes.map(({ definition }) => definition.python));
  const reserved = [
    ...RESERVED_PYTHON_NAMES,
    ...FRAME_NAMES,
    ...functions.flatMap(({ source }) => namesDefined(source)),
  ];
  const sections = sectionsOf(plan, reserved);
  const columns = readColumns(plan);
  const code = [...functions.map(({ source }) => source), READ_BARS_PYTHON].join("\n");
  const module = moduleLines();

  module.write(`"""${pythonDocProse(title.name, 90)}`, "", ...proseOf(title), '"""', "");
  module.write("import csv", "import sys", ...importsOf(code), "");
  module.write(`SIGNALS = ${tupleOf(SIGNAL_KINDS)}`, `COLUMNS = ${tupleOf(["date", ...columns.stored])}`);
  for (const { source } of functions) module.write("", "", source.trim());
  module.write("", "", READ_BARS_PYTHON.trim(), "");
  for (const [id, { constants }] of sections) {
    if (constants.length === 0) continue;
    module.write("");
    module.writeFor(id, constants);
  }
  module.write("", "", ...COMPUTE_HEAD, ...indented(columns.lines));
  for (const [id, { body }] of sections) {
    module.write("");
    module.writeFor(id, indented(body));
  }
  module.write("", ...indented(returnStatement(plan, sections)), "", "", SIGNALS_AND_MAIN_PYTHON.trim());
  return module.finished();
}

const COMPUTE_HEAD = [
  "def compute(bars):",
  '    """Lists with one value per bar: dates, signals, and sizes, stops and targets by node.output."""',
  "    dates = dates_of(bars)",
];

/** Text of the module's docstring: what the strategy does and how to use the module. */
function proseOf({ flowHash, explanation }: FlowTitle): string[] {
  const usage = [
    "generate_signals(bars) takes a dict of lists or a pandas DataFrame with the columns date, open,",
    "high, low, close and volume, oldest bar first. A DataFrame without a date column provides its index.",
    "A signal is known at the close of its bar and can be acted on from the next bar on.",
    "",
    "Command line: python strategy.py bars.csv",
    "",
    `Flow ${pythonDocProse(flowHash, 64)}.`,
  ];
  return [...wrapProse(pythonDocProse(explanation, 2100), PYTHON_WIDTH), "", ...usage];
}

function importsOf(code: string): string[] {
  const imported = Object.entries(IMPORTED_NAMES).map(([module, names]) => [module, namesUsed(code, names)] as const);
  return imported.flatMap(([module, names]) => (names.length > 0 ? [`from ${module} import ${names.join(", ")}`] : []));
}

function sectionsOf(plan: FlowPlan, reserved: readonly string[]): Map<string, NodeSection> {
  const sections = new Map<string, NodeSection>();
  const read = readOutputs(plan);
  const naming = {
    uniqueConstant: makeUniqueNames(reserved),
    uniqueLocal: makeUniqueNames(reserved),
    outputOf: (node: string, port: string) => sections.get(node)!.outputs[port]!,
    isRead: (node: string, port: string) => read.get(node)!.has(port),
  };
  for (const node of plan.nodes) sections.set(node.id, nodeSection(node, naming));
  return sections;
}

/**
 * The stored columns that the flow needs, and the Python lines that read the stored and compute the derived columns.
 */
function readColumns({ nodes }: FlowPlan): { stored: ColumnName[]; lines: string[] } {
  const read = new Set<ColumnName>();
  for (const { definition, inputs } of nodes) {
    for (const column of definition.columns) read.add(column);
    for (const input of Object.values(inputs)) if (input.kind === "column") read.add(input.name);
  }
  const derived = COLUMN_NAMES.filter((name) => read.has(name) && DERIVED_COLUMNS[name]);
  for (const name of derived) for (const part of DERIVED_COLUMNS[name]!.of) read.add(part);
  const stored = COLUMN_NAMES.filter((name) => read.has(name) && !DERIVED_COLUMNS[name]);
  return {
    stored,
    lines: [
      ...stored.map((name) => `${columnLocal(name)} = numbers(bars["${name}"])`),
      ...derived.map((name) => `${name} = ${DERIVED_COLUMNS[name]!.python}`),
    ],
  };
}

/** Outputs that another node or the return statement of `compute` reads, by node. */
function readOutputs({ nodes }: FlowPlan): Map<string, Set<string>> {
  const read = new Map(nodes.map((node) => [node.id, new Set(reportedOutputs(node.definition))]));
  for (const { inputs } of nodes) {
    for (const input of Object.values(inputs)) if (input.kind === "node") read.get(input.node)!.add(input.port);
  }
  return read;
}

/** Outputs that `compute` returns: signals, sizes, stops, targets and limits. */
function reportedOutputs({ signal, nodeType, outputs }: NodeDefinition): string[] {
  if (signal) return [outputs[0]!.name];
  if (!REPORTED_TYPES.has(nodeType)) return [];
  return outputs.filter(({ type }) => type !== "SIGNAL").map(({ name }) => name);
}

function returnStatement({ nodes }: FlowPlan, sections: ReadonlyMap<string, NodeSection>): string[] {
  const reported = nodes.flatMap(({ id, definition }) =>
    reportedOutputs(definition).map((port) => ({
      id,
      port,
      kind: definition.signal,
      list: sections.get(id)!.outputs[port]!,
    })),
  );
  const signals = SIGNAL_KINDS.map((kind) => {
    const lists = reported.filter((one) => one.kind === kind).map(({ list }) => list);
    if (lists.length === 0) return [kind, "[False] * len(dates)"];
    return [kind, lists.length === 1 ? lists[0]! : `[any(given) for given in zip(${lists.join(", ")})]`];
  });
  const others = reported.filter(({ kind }) => !kind).map(({ id, port, list }) => [`${id}.${port}`, list]);
  const entries = [["date", "dates"], ...signals, ...others];
  return ["return {", ...entries.map(([key, value]) => `    ${pythonLiteral(key!)}: ${value},`), "}"];
}

function tupleOf(strings: readonly string[]): string {
  return `(${strings.map((text) => `"${text}"`).join(", ")}${strings.length === 1 ? "," : ""})`;
}

function indented(lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split("\n")).map((line) => `    ${line}`);
}

/** Collects the lines of the module and the ranges of lines that belong to each node. */
function moduleLines() {
  const lines: string[] = [];
  const sourceMap: SourceMapEntry[] = [];
  const write = (...added: string[]) => {
    lines.push(...added.flatMap((line) => line.split("\n")));
  };
  return {
    write,
    writeFor(nodeId: string, added: readonly string[]) {
      const startLine = lines.length + 1;
      write(...added);
      sourceMap.push({ nodeId, startLine, endLine: lines.length });
    },
    finished: (): CompiledFlow => ({ source: `${lines.join("\n")}\n`, sourceMap }),
  };
}
