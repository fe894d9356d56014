import type { NodeCall, NodeDefinition } from "../../../src/engine/nodes/node-definition";
import { nodeSteps } from "../../../src/engine/nodes/node-steps";
import { systemNodes } from "../../../src/engine/system-nodes";
import { encodeCall, expectedOutputs, PYTHON_IMPORTS, pythonOf, withoutMinusZero } from "../nodes/python-calls";
import { firstBarsOf, randomBars, sampleCall } from "../nodes/sample-calls";
import { MISSING_PYTHON, runPython, testPythonIsMissing } from "../python/run-python";
import { COUNT_WORK } from "./count-python-work";
import { withPeriods } from "./extreme-parameters";

/** Nodes whose work grows with the period, with the reason why it is limited. */
const GROWING: Readonly<Record<string, string>> = {
  alma: "Gaussian weights have no faster sum with the same digits; its period is at most 250 bars",
};

/** The bars of the longest proof. */
const BARS = 5105;
/** Eight times the period may add three levels to a search, but not a part of the window. */
const MAX_GROWTH = 1.5;
/** What `proofBars` expects, with some reserve: a step takes 1.25 microseconds, a line about 0.4. */
const MAX_WORK_PER_STEP = 4;

const BARS_OF_PROOF = randomBars(1, BARS);

interface Answer {
  readonly work: number;
  readonly outputs: unknown;
}

if (MISSING_PYTHON) testPythonIsMissing("That the work of the Python of a node does not grow with its periods");
else {
  test("the work of the Python of a node does not grow with its periods, and each bar equals the evaluation", () => {
    const works = worksPerBar(systemNodes.flatMap(callsOf));
    const growing: string[] = [];
    const growingWithBars: string[] = [];
    const understated: string[] = [];
    for (const [index, node] of systemNodes.entries()) {
      const [fewBars, short, long] = works.slice(3 * index) as [number, number, number];
      if (long > short * MAX_GROWTH + 1) growing.push(node.name);
      if (short > fewBars * MAX_GROWTH + 1) growingWithBars.push(node.name);
      const [shortSteps, longSteps] = [1 / 8, 1].map((fraction) => nodeSteps(node, withPeriods(node, fraction)));
      const isUnderstated = short > shortSteps! * MAX_WORK_PER_STEP || long > longSteps! * MAX_WORK_PER_STEP;
      if (isUnderstated) understated.push(node.name);
    }
    expect({ growing, growingWithBars, understated }).toEqual({
      growing: Object.keys(GROWING),
      growingWithBars: [],
      understated: [],
    });
  }, 300_000);
}

interface Case {
  readonly node: NodeDefinition;
  readonly call: NodeCall;
}

/** Short periods over few and over all bars, and long periods over all bars. */
function callsOf(node: NodeDefinition): Case[] {
  const sets = [
    [1 / 8, BARS / 5],
    [1 / 8, BARS],
    [1, BARS],
  ] as const;
  return sets.map(([fraction, length]) => {
    const call = sampleCall(node, BARS_OF_PROOF, withPeriods(node, fraction), 1);
    return { node, call: firstBarsOf(call, length) };
  });
}

/** Work of the Python of each case for each bar; fails if an output differs from the evaluation on any of them. */
function worksPerBar(cases: readonly Case[]): number[] {
  const calls = cases.map(({ node, call }) => encodeCall(node, call));
  const input = JSON.stringify({ imports: PYTHON_IMPORTS, source: pythonOf(systemNodes), calls });
  const lines = runPython(["-I", "-c", COUNT_WORK], input).trimEnd().split("\n");
  return lines.map((line, index) => {
    const { node, call } = cases[index]!;
    const { work, outputs }: Answer = JSON.parse(line);
    // Compared as text, because comparing thousands of values as objects takes long.
    const isEqual = JSON.stringify(withoutMinusZero(outputs)) === JSON.stringify(expectedOutputs(node, call));
    expect({ node: node.name, params: call.params, isEqual }).toMatchObject({ isEqual: true });
    return work / call.columns.length;
  });
}
