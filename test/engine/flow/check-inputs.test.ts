import { systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import { CROSSING, crossingFlow, lineOf } from "./crossing-flow";
import { randomFullFlow } from "./random-full-flow";

const check = (flow: LogicFlow) => checkFlow(flow, systemCatalogue);
const linesOf = (flow: LogicFlow) => check(flow).diagnostics.map(lineOf);
const without = (...ids: string[]) => Object.fromEntries(Object.entries(CROSSING).filter(([id]) => !ids.includes(id)));
const disabled = (id: string): Record<string, NodeSpec> => ({ [id]: { ...CROSSING[id]!, isEnabled: false } });

describe("required inputs", () => {
  test("reports the missing input and its type", () => {
    const flow = crossingFlow({ above: { template: "crosses_above" } });
    expect(linesOf(flow)).toEqual(["ERROR MISSING_INPUT above a"]);
    expect(check(flow).diagnostics[0]!.message).toBe("Input above.a is required; connect it to a SERIES output.");
  });

  test("does not report an input with an invalid connection as missing", () => {
    const flow = crossingFlow({ above: { template: "crosses_above", inputs: { a: "ghost.value" } } });
    expect(linesOf(flow)).toEqual(["ERROR NOT_FOUND above a"]);
    const unknown = crossingFlow({ price: { template: "nothing_like_it_at_all" } });
    expect(linesOf(unknown)).toEqual(["ERROR UNKNOWN_TEMPLATE price"]);
  });
});

describe("disabled nodes", () => {
  test("are reported and excluded from the plan", () => {
    const flow = crossingFlow({ more: { template: "exit_short", isEnabled: false } });
    expect(linesOf(flow)).toEqual(["INFO disabled-node more"]);
    expect(check(flow).plan?.nodes.map(({ id }) => id)).not.toContain("more");
  });

  test("are an error if a required input is connected to them", () => {
    const flow = crossingFlow(disabled("above"));
    expect(linesOf(flow)).toEqual(["ERROR MISSING_INPUT buy condition", "INFO disabled-node above"]);
    expect(check(flow).diagnostics[0]!.message).toBe("Input buy.condition requires node above, which is disabled.");
  });

  test("are replaced by the fallback parameter of an optional input", () => {
    const flow = crossingFlow({
      before: { template: "sma", isEnabled: false },
      average: { template: "sma", params: { period: 5, source: "high" }, inputs: { source: "before.value" } },
    });
    expect(linesOf(flow)).toEqual(["WARNING disabled-input average source", "INFO disabled-node before"]);
    expect(check(flow).diagnostics[0]!.message).toBe(
      "Node before is disabled: input average.source is the high of the bars instead (its parameter source).",
    );
    const average = check(flow).plan!.nodes.find(({ id }) => id === "average");
    expect(average?.inputs).toEqual({ source: { kind: "column", name: "high" } });
  });
});

describe("a disabled node", () => {
  test("that a comparison is connected to becomes 0, and a warning says so", () => {
    const flow = crossingFlow(disabled("average"));
    expect(linesOf(flow)).toEqual([
      "WARNING disabled-input above b",
      "WARNING disabled-input below b",
      "INFO disabled-node average",
    ]);
    expect(check(flow).diagnostics[0]!.message).toBe(
      "Node average is disabled: input above.b is 0 on every bar instead (its parameter value).",
    );
    const above = check(flow).plan!.nodes.find(({ id }) => id === "above");
    expect(above?.inputs.b).toEqual({ kind: "constant", value: 0 });
  });

  test("that an optional input without a fallback is connected to is ignored, and a warning says so", () => {
    const flow = crossingFlow({
      more: { template: "rising", isEnabled: false },
      both: { template: "and", inputs: { a: "above.result", b: "above.result", c: "more.result" } },
      buy: { template: "entry_long", inputs: { condition: "both.result" } },
    });
    expect(linesOf(flow)).toEqual(["WARNING disabled-input both c", "INFO disabled-node more"]);
    expect(check(flow).diagnostics[0]!.message).toBe("Node more is disabled: input both.c is ignored.");
  });

  test("of any kind is named in a warning or an error for each input that is connected to it", () => {
    for (let seed = 0; seed < 60; seed++) {
      const { flow, catalogue } = randomFullFlow(seed, []);
      for (const { id } of flow.nodes) {
        const nodes = flow.nodes.map((node) => (node.id === id ? { ...node, isEnabled: false } : node));
        const { diagnostics } = checkFlow({ ...flow, nodes }, catalogue);
        for (const { to } of flow.edges.filter(({ from }) => from.node === id)) {
          const found = diagnostics.filter(({ nodeId, port }) => nodeId === to.node && port === to.port);
          expect(found).toEqual([expect.objectContaining({ severity: expect.stringMatching(/^(ERROR|WARNING)$/) })]);
          expect(found[0]!.message).toMatch(new RegExp(`\\bnode ${id}\\b.*\\bdisabled\\b`, "i"));
        }
      }
    }
  });
});

describe("the flow as a strategy", () => {
  test("rejects a flow without an enabled entry", () => {
    expect(linesOf(buildFlow(without("buy", "above")))).toEqual(["ERROR NO_SIGNAL"]);
    expect(linesOf(crossingFlow(disabled("buy")))).toContain("ERROR NO_SIGNAL");
  });

  test("warns about an entry without an exit", () => {
    expect(linesOf(buildFlow(without("sell", "below")))).toEqual(["WARNING missing-exit buy"]);
    const short = { template: "entry_short", inputs: { condition: "below.result" } };
    expect(linesOf(crossingFlow({ short }))).toEqual(["WARNING missing-exit short"]);
  });

  test.each([
    ["a stop of the entry", { stop: { template: "fixed_percent_stop", inputs: { signal: "buy.signal" } } }],
    ["a target of the entry", { target: { template: "fixed_percent_target", inputs: { signal: "buy.signal" } } }],
    [
      "a stop of the sized entry",
      {
        size: { template: "percent_equity", inputs: { signal: "buy.signal" } },
        stop: { template: "fixed_percent_stop", inputs: { signal: "size.signal" } },
      },
    ],
    ["a reversal", { turn: { template: "reverse", inputs: { condition: "above.result" } } }],
  ])("accepts %s as an exit", (_, nodes: Record<string, NodeSpec>) => {
    expect(linesOf(buildFlow({ ...without("sell", "below"), ...nodes }))).toEqual([]);
  });

  test("warns about unused nodes", () => {
    const flow = crossingFlow({
      spare: { template: "sma" },
      idle: { template: "crosses_above", inputs: { a: "spare.value", b: "price.value" } },
    });
    expect(linesOf(flow)).toEqual(["WARNING unreachable-node idle", "WARNING unreachable-node spare"]);
    expect(check(flow).plan?.warmUpBars).toBe(5);
  });
});

test("adds the warm-ups along the longest path", () => {
  const flow = crossingFlow({
    first: { template: "sma", params: { period: 10 } },
    average: { template: "sma", params: { period: 5 }, inputs: { source: "first.value" } },
  });
  expect(check(flow).warmUpBars).toBe(9 + 4 + 1);
});

test("checks a chain of 500 nodes without exceeding the stack", () => {
  const chain = Object.fromEntries(
    Array.from({ length: 494 }, (_, place) => [
      `n${place}`,
      { template: "sma", params: { period: 2 }, inputs: place === 0 ? {} : { source: `n${place - 1}.value` } },
    ]),
  );
  const flow = crossingFlow({ ...chain, average: { template: "sma", inputs: { source: "n493.value" } } });
  const { diagnostics, warmUpBars, explanation } = check(flow);
  expect(diagnostics).toEqual([]);
  expect(warmUpBars).toBe(494 + 19 + 1);
  expect(explanation!.length).toBeLessThan(2100);
});
