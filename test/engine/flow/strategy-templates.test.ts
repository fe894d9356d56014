import { systemCatalogue } from "../../../src/engine/catalogue";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { evaluateFlow } from "../../../src/engine/flow/evaluate-flow";
import { flowStrategy } from "../../../src/engine/flow/flow-strategy";
import { systemStrategyTemplates } from "../../../src/engine/flow/strategy-templates/system-strategy-templates";
import { appleBars, indexBars } from "../strategies/market-bars";

const apple = appleBars();
const index = indexBars();
const signalled = (signal: Uint8Array) => signal.reduce((sum, isSet) => sum + isSet, 0);

test("there are eight templates with unique names", () => {
  expect(new Set(systemStrategyTemplates.map(({ code }) => code)).size).toBe(8);
  expect(new Set(systemStrategyTemplates.map(({ name }) => name)).size).toBe(8);
});

describe.each(systemStrategyTemplates.map((template) => [template.name, template] as const))(
  "%s",
  (_, { code, name, flow }) => {
    const { diagnostics, plan, explanation } = checkFlow(flow, systemCatalogue);

    test("is valid", () => {
      expect(diagnostics).toEqual([]);
      expect(explanation).toMatch(/^Buy when .+ Sell when .+\.$/);
      expect(explanation!.length).toBeLessThan(1000);
    });

    test("has unique positions, and all edges lead to the right", () => {
      const nodes = new Map(flow.nodes.map((node) => [node.id, node]));
      expect(new Set(flow.nodes.map(({ x, y }) => `${x} ${y}`)).size).toBe(flow.nodes.length);
      for (const { from, to } of flow.edges) expect(nodes.get(from.node)!.x).toBeLessThan(nodes.get(to.node)!.x!);
    });

    test("has a size and a stop", () => {
      const types = plan!.nodes.map(({ definition }) => definition.nodeType);
      expect(types).toEqual(expect.arrayContaining(["POSITION", "STOP_LOSS"]));
    });

    test.each([
      ["Apple", apple],
      ["the S&P 500", index],
    ])("enters and exits on the real prices of %s, never both on one bar", (_company, bars) => {
      const { signals } = evaluateFlow(plan!, bars);
      const both = signals.entryLong.map((isSet, bar) => isSet & signals.exitLong[bar]!);
      expect(signalled(signals.entryLong)).toBeGreaterThan(0);
      expect(signalled(signals.exitLong)).toBeGreaterThan(0);
      expect(signalled(both)).toBe(0);
    });

    test("evaluates the last bar as a strategy", () => {
      const strategy = flowStrategy(plan!, { code, name });
      const evaluation = strategy.evaluate(apple, {
        parameters: {},
        minScore: 0,
        benchmark: null,
        asOf: apple.dates.at(-1)!,
      });
      expect(evaluation.score).toBeGreaterThanOrEqual(0);
      expect(evaluation.score).toBeLessThanOrEqual(100);
      expect(evaluation.passed).toBe(evaluateFlow(plan!, apple).signals.entryLong.at(-1) === 1);
    });
  },
);
