import { spawnSync } from "node:child_process";
import type { NodeCall, NodeDefinition } from "../../../src/engine/nodes/node-definition";
import { fallenToOneTick, stoppedPrices } from "../indicators/sample-series";
import { encodeCall, expectedOutputs, PYTHON_IMPORTS, pythonOf, withoutMinusZero } from "./python-calls";
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
exec(${JSON.stringify(PYTHON_IMPORTS)}, names)
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
    const work = { source: pythonOf(nodes), cases: cases.map(({ node, call }) => encodeCall(node, call)) };
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
      const expected = { title, outputs: expectedOutputs(node, call) };
      expect({ title, outputs: withoutMinusZero(answers[index]) }).toEqual(expected);
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
  const stopped = sampleCall(node, barsOf(stoppedPrices(150)), defaultParameters(node), 2);
  const stoppedCase = { node, title: "a price that stops moving", call: firstBarsOf(stopped, 150) };
  const none = equalCall(node, equalBars(0, 1, 1), defaultParameters(node), 1);
  const fallenCase = { node, title: "a fall to a price within one tick", call: firstBarsOf(fallen, 150) };
  // Nodes that state their steps use another algorithm over long periods.
  const longCases = node.steps === undefined ? [] : [1, 2].map((seed) => longCase(node, seed));
  return [
    ...cases,
    ...longCases,
    ...hostile,
    fallenCase,
    stoppedCase,
    { node, title: "no bars", call: firstBarsOf(none, 0) },
  ];
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
