import { makeCatalogue } from "../../../src/engine/catalogue";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { moduleFunctions, namesDefined } from "../../../src/engine/python/module-functions";
import { FRAME_NAMES } from "../../../src/engine/python/strategy-frame";
import { RESERVED_PYTHON_NAMES } from "../../../src/engine/python-parts/python-names";
import type { Bars } from "../../../src/engine/series/bars";
import { systemNodes } from "../../../src/engine/system-nodes";
import { nodeOf } from "../expressions/compile-text";
import { SAMPLE_BARS } from "../reference/sample-bars";
import { flowAroundNode } from "./flow-around-node";
import { MISSING_PYTHON, testPythonIsMissing } from "./run-python";
import { evaluateStrategy, runStrategies, sourceOf } from "./run-strategies";

const catalogue = makeCatalogue(systemNodes);
const cases = systemNodes.flatMap((node) =>
  [false, true].map((withOptionalPorts) => {
    const { plan, diagnostics } = checkFlow(flowAroundNode(node, withOptionalPorts), catalogue);
    return { node: node.name, withOptionalPorts, plan, diagnostics };
  }),
);
const plans = cases.flatMap(({ plan }) => (plan ? [plan] : []));

/** The first bars of AAPL. */
function firstDays(count: number): Bars {
  const { dates, ...columns } = SAMPLE_BARS.AAPL;
  const cut = Object.entries(columns).map(([name, values]) => [name, values.slice(0, count)]);
  return { dates: dates.slice(0, count), ...Object.fromEntries(cut) };
}

/** The same bars with one close and one complete day missing. */
function daysWithGaps(count: number): Bars {
  const { dates, ...columns } = firstDays(count);
  const isMissing = (name: string, bar: number) => bar === 200 || (bar === 150 && name === "close");
  const withGaps = Object.entries(columns).map(([name, values]) => [
    name,
    values.map((value, bar) => (isMissing(name, bar) ? Number.NaN : value)),
  ]);
  return { dates, ...Object.fromEntries(withGaps) };
}

describe("the Python of flows with every node of the catalogue", () => {
  test("compiles for every node", () => {
    expect(cases.filter(({ plan }) => !plan)).toEqual([]);
    for (const plan of plans) expect(sourceOf(plan)).toContain("def generate_signals(bars):");
  });

  test("has a comment for every node", () => {
    for (const plan of plans) {
      const source = sourceOf(plan);
      expect(plan.nodes.filter(({ id }) => !source.includes(` (node ${id})\n`))).toEqual([]);
    }
  });

  test("has functions with unique names", () => {
    const everyOperation = "min(-close, abs(open) + 2, 3) / max(high - low, 1) * 4 > 5 and 1 < 2 or 1 <= 2";
    const others = "not (1 >= 2 or 1 == 2) and 1 != 2";
    const expressions = [everyOperation, others].flatMap((text) => nodeOf(text, { type: "BOOLEAN" }).python.uses);
    const functions = moduleFunctions([...systemNodes.map(({ python }) => python), ...expressions]);
    const names = functions.flatMap(({ source }) => namesDefined(source));
    expect(names.filter((name, place) => names.indexOf(name) < place)).toEqual([]);
    expect(names.filter((name) => [...FRAME_NAMES, ...RESERVED_PYTHON_NAMES].includes(name))).toEqual([]);
  });

  if (MISSING_PYTHON) testPythonIsMissing("That the generated code has the engine's signals");
  else {
    test.each([
      ["300 days", firstDays(300)],
      ["300 days with gaps", daysWithGaps(300)],
      ["no days at all", firstDays(0)],
      ["one day", firstDays(1)],
    ])(
      "has the engine's signals, sizes, stops and targets on every bar of %s",
      (_, bars) => {
        const answers = runStrategies(
          plans.map((plan) => sourceOf(plan)),
          bars,
        );
        // Compared as text, because comparing a hundred thousand rows as objects takes almost a minute.
        const expected = plans.map((plan) => JSON.stringify(evaluateStrategy(plan, bars)));
        const different = answers.flatMap((answer, index) =>
          JSON.stringify(answer) === expected[index] ? [] : cases[index]!,
        );
        expect(different.map(({ node, withOptionalPorts }) => ({ node, withOptionalPorts }))).toEqual([]);
        const sold = answers.filter(({ rows }) => rows.some(({ exit_long }) => exit_long)).length;
        expect(sold).toBeGreaterThanOrEqual(bars.dates.length < 2 ? 0 : answers.length / 2);
      },
      120_000,
    );
  }
});
