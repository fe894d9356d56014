import { systemCatalogue } from "../../../src/engine/catalogue";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import { CROSSING, crossingFlow, lineOf, withEdges, withNodes } from "./crossing-flow";

const check = (flow: LogicFlow) => checkFlow(flow, systemCatalogue);
const linesOf = (flow: LogicFlow) => check(flow).diagnostics.map(lineOf);
const messagesOf = (flow: LogicFlow) => check(flow).diagnostics.map(({ message }) => message);
const node = (id: string, template = "sma", params = {}) => ({ id, template, params, isEnabled: true });

test("finds nothing wrong with a right flow", () => {
  const { diagnostics, plan, warmUpBars } = check(crossingFlow());
  expect(diagnostics).toEqual([]);
  expect(warmUpBars).toBe(5);
  expect(plan?.nodes.map(({ id }) => id)).toEqual(["average", "price", "above", "below", "buy", "sell"]);
});

describe("the size of a flow", () => {
  test("refuses an empty flow", () => {
    expect(linesOf({ nodes: [], edges: [] })).toEqual(["ERROR REQUIRED"]);
  });

  test("refuses 501 nodes and takes 500", () => {
    const filled = (count: number) => {
      const flow = crossingFlow();
      const more = Array.from({ length: count - flow.nodes.length }, (_, number) => node(`n${number}`));
      return withNodes(flow, ...more);
    };
    expect(linesOf(filled(501))).toEqual(["ERROR LIMIT_EXCEEDED"]);
    expect(check(filled(500)).plan?.nodes).toHaveLength(500);
  });

  test("refuses 2001 edges", () => {
    const edges = Array.from({ length: 2001 }, () => "average.value -> above.a");
    expect(linesOf(withEdges({ ...crossingFlow(), edges: [] }, ...edges))).toEqual(["ERROR LIMIT_EXCEEDED"]);
  });
});

test("of 500 unknown names ten get a suggestion, whatever the order: each costs a comparison with every name", () => {
  const nodes = Array.from({ length: 500 }, (_, nth) => node(`n${nth}`, `crosses_above${nth}`));
  const messages = messagesOf({ nodes, edges: [] });
  expect(messages.filter((message) => message.includes("Did you mean crosses_above?"))).toHaveLength(10);
  expect(messagesOf({ nodes: nodes.toReversed(), edges: [] })).toEqual(messages);
});

describe("the looks of a node", () => {
  test("refuses a label of a megabyte without repeating it", () => {
    const label = "x".repeat(1_048_576);
    const flow = crossingFlow({ buy: { ...CROSSING.buy!, label } });
    expect(linesOf(flow)).toEqual(["ERROR OUT_OF_RANGE buy"]);
    expect(messagesOf(flow)).toEqual(["The label has 1048576 characters; it may have at most 200."]);
  });

  test.each(["a\u0000b", "two\nlines", "half \ud83d"])("refuses the label %j", (label) => {
    expect(linesOf(crossingFlow({ buy: { ...CROSSING.buy!, label } }))).toEqual(["ERROR INVALID_VALUE buy"]);
  });

  test.each(["", "a b", "a.b", "é", "x".repeat(65)])("refuses the id %j", (id) => {
    expect(linesOf(withNodes(crossingFlow(), node(id)))).toContain(`ERROR INVALID_VALUE ${id.slice(0, 64)}`.trim());
  });

  test("refuses a position that is not finite", () => {
    const flow = withNodes(crossingFlow(), { ...node("far"), x: Number.POSITIVE_INFINITY, y: 0 });
    expect(linesOf(flow)).toContain("ERROR INVALID_VALUE far");
  });

  test("refuses one id twice", () => {
    expect(linesOf(withNodes(crossingFlow(), node("buy", "entry_long")))).toContain("ERROR DUPLICATE buy");
  });
});

describe("templates", () => {
  test("names the nearest template when there is none of that name", () => {
    const flow = crossingFlow({ average: { template: "smaa" } });
    expect(linesOf(flow)).toContain("ERROR UNKNOWN_TEMPLATE average");
    expect(messagesOf(flow)).toContain('There is no template "smaa". Did you mean sma?');
  });

  test("suggests nothing for a name far from all, however long", () => {
    const flow = crossingFlow({ average: { template: "q".repeat(1_000_000) } });
    expect(messagesOf(flow)[0]).toBe(`There is no template "${"q".repeat(60)}…".`);
  });

  test("names the versions that there are", () => {
    const flow = withNodes(crossingFlow(), { ...node("old"), templateVersion: "0.1.0" });
    expect(messagesOf(flow)).toContain('sma has no version "0.1.0"; the current one is 1.0.0.');
  });

  test.each(["__proto__", "constructor", "toString"])("knows no template %s", (template) => {
    expect(linesOf(withNodes(crossingFlow(), node("odd", template)))).toContain("ERROR UNKNOWN_TEMPLATE odd");
  });
});

test("repeats no id of a megabyte", () => {
  const id = "x".repeat(1_048_576);
  const flow = withEdges(
    withNodes(crossingFlow(), node(id)),
    `${id}.value -> ${id}.source`,
    `${id}.${id} -> buy.${id}`,
  );
  expect(linesOf(flow).length).toBeGreaterThan(3);
  expect(JSON.stringify(check(flow)).length).toBeLessThan(10_000);
});

test("names the parameter that is wrong, with its node", () => {
  const flow = crossingFlow({ average: { template: "sma", params: { period: 0, colour: "red" } } });
  expect(linesOf(flow)).toEqual(["ERROR INVALID_VALUE average colour", "ERROR OUT_OF_RANGE average period"]);
  expect(messagesOf(flow)[1]).toBe("period must be at least 1, not 0.");
});

test("tells all problems at once, in one order whatever the order of the flow", () => {
  const flow = withEdges(
    withNodes(crossingFlow({ average: { template: "sma", params: { period: Number.NaN } } }), node("odd", "none")),
    "nowhere.value -> above.a",
    "buy.signal -> odd.x",
    "price.value -> price.source",
  );
  const lines = linesOf(flow);
  expect(lines).toEqual([
    "ERROR NOT_FOUND above a",
    "ERROR INVALID_VALUE average period",
    "ERROR UNKNOWN_TEMPLATE odd",
    "ERROR CYCLE price",
  ]);
  expect(linesOf({ nodes: flow.nodes.toReversed(), edges: flow.edges.toReversed() })).toEqual(lines);
});
