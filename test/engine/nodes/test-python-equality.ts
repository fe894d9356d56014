import { spawnSync } from "node:child_process";
import type { NodeCall, NodeDefinition, PortType } from "../../../src/engine/nodes/node-definition";
import type { PythonFunction } from "../../../src/engine/nodes/python-function";
import { fallenToOneTick } from "../indicators/sample-series";
import { barsOf, equalBars, equalCall, firstBarsOf, randomBars, sampleCall } from "./sample-calls";
import { defaultParameters, sampleParameters } from "./sample-parameters";

interface Case {
  readonly node: NodeDefinition;
  readonly title: string;
  readonly call: NodeCall;
}

/** Reads functions and cases, calls each function and writes its result; NaN is encoded as null. */
const DRIVER = `
import json, math, sys
work = json.load(sys.stdin)
names = {}
exec("from math import nan, isnan, isfinite, sqrt, floor, ceil, exp, log, pow, atan, pi, fabs, fsum", names)
exec(compile(work["source"], "nodes.py", "exec"), names)
number = lambda values: [math.nan if value is None else float(value) for value in values]
plain = lambda value: None if isinstance(value, float) and math.isnan(value) else value
for case in work["cases"]:
    series = {name: number(values) for name, values in case["series"].items()}
    real = {name: float(value) for name, value in case["real"].items()}
    outputs = names[case["function"]](**series, **real, **case["plain"])
    outputs = outputs if isinstance(outputs, tuple) else (outputs,)
    print(json.dumps([[plain(value) for value in output] for output in outputs], allow_nan=False))
`;

const MISSING_PYTHON = spawnSync("python3", ["--version"]).error;

/**
 * Registers tests that the Python functions of all nodes return exactly the results of the TypeScript evaluation; call
 * it at the top level of a test file. All functions run in one process. Without python3, a single test reports that it
 * is missing.
 */
export function testPythonEquality(nodes: readonly NodeDefinition[]): void {
  if (MISSING_PYTHON) {
    test("the Python of the nodes is not tested, because python3 is not installed", () => {
      expect(MISSING_PYTHON).toMatchObject({ code: "ENOENT" });
    });
    return;
  }
  const cases = nodes.flatMap(casesOf);
  let answers: readonly unknown[] = [];

  beforeAll(() => {
    const work = { source: sourceOf(nodes.map((node) => node.python)), cases: cases.map(encodeCase) };
    const run = spawnSync("python3", ["-I", "-c", DRIVER], {
      input: JSON.stringify(work),
      encoding: "utf8",
      maxBuffer: 2 ** 30,
    });
    answers = run.stdout
      .trimEnd()
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    const failed = cases[answers.length];
    if (run.status !== 0)
      throw new Error(`Python failed at ${failed?.node.name} with ${failed?.title}:\n${run.stderr}`);
  });

  test.each(nodes.map((node) => [node.name, node] as const))("Python computes exactly the same %s", (_, node) => {
    cases.forEach(({ node: { name }, title, call }, index) => {
      if (name !== node.name) return;
      const outputs = node.evaluate(call);
      const expected = node.outputs.map((port) => [...outputs[port.name]!].map((value) => asPython(value, port.type)));
      expect({ title, outputs: withoutMinusZero(answers[index]) }).toEqual({ title, outputs: expected });
    });
  });
}

function casesOf(node: NodeDefinition): Case[] {
  const cases = Object.entries(sampleParameters(node)).flatMap(([title, params], set) => {
    const length = Math.min(node.warmUp(params), 300) + 150;
    return [0, 0.1].map((gaps, index): Case => {
      const seed = 2 * set + index + 1;
      const call = sampleCall(node, randomBars(seed, length, gaps), params, seed, gaps);
      return { node, title: `${title} and a fraction of ${gaps} missing`, call: firstBarsOf(call, length) };
    });
  });
  const hostile = [0, 0.1, 1e12, Number.NaN].map((value): Case => {
    const call = equalCall(node, equalBars(150, value, value), defaultParameters(node), value);
    return { node, title: `${value} for all values`, call: firstBarsOf(call, 150) };
  });
  const fallen = sampleCall(node, barsOf(fallenToOneTick(150)), defaultParameters(node), 2);
  const none = equalCall(node, equalBars(0, 1, 1), defaultParameters(node), 1);
  const fallenCase = { node, title: "a fall to a price within one tick", call: firstBarsOf(fallen, 150) };
  // Nodes that state their steps use another algorithm over long periods.
  const longCases = node.steps === undefined ? [] : [1, 2].map((seed) => longCase(node, seed));
  return [...cases, ...longCases, ...hostile, fallenCase, { node, title: "no bars", call: firstBarsOf(none, 0) }];
}

function longCase(node: NodeDefinition, seed: number): Case {
  const call = sampleCall(
    node,
    randomBars(seed, 700, 0.0005),
    { ...defaultParameters(node), period: 200 },
    seed,
    0.0005,
  );
  return { node, title: "a period of 200", call: firstBarsOf(call, 700) };
}

/** The source of all functions, each once and after the functions it uses. */
function sourceOf(functions: readonly PythonFunction[]): string {
  const written = new Map<string, string>();
  const write = ({ name, uses, source }: PythonFunction): void => {
    if (written.get(name) === source) return;
    if (written.has(name)) throw new Error(`Two different Python functions are named ${name}`);
    uses.forEach(write);
    written.set(name, source);
  };
  functions.forEach(write);
  return [...written.values()].join("\n");
}

function encodeCase({ node, call }: Case) {
  const series = Object.fromEntries(node.columns.map((name) => [name as string, [...call.columns.column(name)]]));
  const plain: Record<string, unknown> = node.readsDates ? { dates: call.columns.dates } : {};
  const real: Record<string, unknown> = {};
  for (const port of node.inputs) {
    const values = call.inputs[port.name];
    if (!values) plain[port.name] = null;
    else if (port.type === "SERIES" || port.type === "NUMBER") series[port.name] = [...values];
    else plain[port.name] = [...values].map((value) => asPython(value, port.type));
  }
  const fallbacks = new Set(node.inputs.map((port) => port.fallback));
  for (const [name, schema] of Object.entries(node.parameters)) {
    if (!fallbacks.has(name)) (schema.type === "number" ? real : plain)[name] = call.params[name];
  }
  return { function: node.python.name, series, real, plain };
}

function asPython(value: number, type: PortType): number | boolean | null {
  if (Number.isNaN(value)) return null;
  return type === "BOOLEAN" || type === "SIGNAL" ? value === 1 : value + 0;
}

function withoutMinusZero(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutMinusZero);
  return typeof answer === "number" ? answer + 0 : answer;
}
