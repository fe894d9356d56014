import { systemCatalogue } from "../../../src/engine/catalogue";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import { CROSSING, crossingFlow, lineOf, withEdges, withNodes } from "./crossing-flow";

const check = (flow: LogicFlow) => checkFlow(flow, systemCatalogue);
const linesOf = (flow: LogicFlow) => check(flow).diagnostics.map(lineOf);
const messagesOf = (flow: LogicFlow) => check(flow).diagnostics.map(({ message }) => message);
const node = (id: string, template = "sma", params = {}) => ({ id, template, params, isEnabled: true });

test("reports no problems for a valid flow", () => {
  const { diagnostics, plan, warmUpBars } = check(crossingFlow());
  expect(diagnostics).toEqual([]);
  expect(warmUpBars).toBe(5);
  expect(plan?.nodes.map(({ id }) => id)).toEqual(["average", "price", "above", "below", "buy", "sell"]);
});

describe("the size of a flow", () => {
  test("rejects an empty flow", () => {
    expect(linesOf({ nodes: [], edges: [] })).toEqual(["ERROR REQUIRED"]);
  });

  test("accepts 500 nodes and rejects 501", () => {
    const filled = (count: number) => {
      const flow = crossingFlow();
      const more = Array.from({ length: count - flow.nodes.length }, (_, number) => node(`n${number}`));
      return withNodes(flow, ...more);
    };
    expect(linesOf(filled(501))).toEqual(["ERROR LIMIT_EXCEEDED"]);
    expect(check(filled(500)).plan?.nodes).toHaveLength(500);
  });

  test("rejects 2001 edges", () => {
    const edges = Array.from({ length: 2001 }, () => "average.value -> above.a");
    expect(linesOf(withEdges({ ...crossingFlow(), edges: [] }, ...edges))).toEqual(["ERROR LIMIT_EXCEEDED"]);
  });
});

test("suggests names for at most ten unknown templates, regardless of their order", () => {
  const nodes = Array.from({ length: 500 }, (_, nth) => node(`n${nth}`, `crosses_above${nth}`));
  const messages = messagesOf({ nodes, edges: [] });
  expect(messages.filter((message) => message.includes("Did you mean crosses_above?"))).toHaveLength(10);
  expect(messagesOf({ nodes: nodes.toReversed(), edges: [] })).toEqual(messages);
});

describe("the id, label and position of a node", () => {
  test("rejects a label of 1 MB without repeating it", () => {
    const label = "x".repeat(1_048_576);
    const flow = crossingFlow({ buy: { ...CROSSING.buy!, label } });
    expect(linesOf(flow)).toEqual(["ERROR OUT_OF_RANGE buy"]);
    expect(messagesOf(flow)).toEqual(["The label has 1048576 characters; the maximum is 200."]);
  });

  test.each(["a\u0000b", "two\nlines", "half \ud83d"])("rejects the label %j", (label) => {
    expect(linesOf(crossingFlow({ buy: { ...CROSSING.buy!, label } }))).toEqual(["ERROR INVALID_VALUE buy"]);
  });

  test.each(["", "a b", "a.b", "é", "x".repeat(65)])("rejects the id %j", (id) => {
    expect(linesOf(withNodes(crossingFlow(), node(id)))).toContain(`ERROR INVALID_VALUE ${id.slice(0, 64)}`.trim());
  });

  test("rejects a position that is not finite", () => {
    const flow = withNodes(crossingFlow(), { ...node("far"), x: Number.POSITIVE_INFINITY, y: 0 });
    expect(linesOf(flow)).toContain("ERROR INVALID_VALUE far");
  });

  test("rejects a duplicate id", () => {
    expect(linesOf(withNodes(crossingFlow(), node("buy", "entry_long")))).toContain("ERROR DUPLICATE buy");
  });
});

describe("templates", () => {
  test("suggests the most similar name for an unknown template", () => {
    const flow = crossingFlow({ average: { template: "smaa" } });
    expect(linesOf(flow)).toContain("ERROR UNKNOWN_TEMPLATE average");
    expect(messagesOf(flow)).toContain('Unknown template "smaa". Did you mean sma?');
  });

  test("suggests nothing for a dissimilar name of any length", () => {
    const flow = crossingFlow({ average: { template: "q".repeat(1_000_000) } });
    expect(messagesOf(flow)[0]).toBe(`Unknown template "${"q".repeat(60)}…".`);
  });

  test("reports the current version for an unknown version", () => {
    const flow = withNodes(crossingFlow(), { ...node("old"), templateVersion: "0.1.0" });
    expect(messagesOf(flow)).toContain('Template sma has no version "0.1.0"; the current version is 1.0.0.');
  });

  test.each(["__proto__", "constructor", "toString"])("rejects the template %s", (template) => {
    expect(linesOf(withNodes(crossingFlow(), node("odd", template)))).toContain("ERROR UNKNOWN_TEMPLATE odd");
  });
});

test("does not repeat an id of 1 MB", () => {
  const id = "x".repeat(1_048_576);
  const flow = withEdges(
    withNodes(crossingFlow(), node(id)),
    `${id}.value -> ${id}.source`,
    `${id}.${id} -> buy.${id}`,
  );
  expect(linesOf(flow).length).toBeGreaterThan(3);
  expect(JSON.stringify(check(flow)).length).toBeLessThan(10_000);
});

test("reports the node and the name of an invalid parameter", () => {
  const flow = crossingFlow({ average: { template: "sma", params: { period: 0, colour: "red" } } });
  expect(linesOf(flow)).toEqual(["ERROR INVALID_VALUE average colour", "ERROR OUT_OF_RANGE average period"]);
  expect(messagesOf(flow)[1]).toBe("period must be at least 1, not 0.");
});

test("reports all problems at once, in an order that does not depend on the flow's order", () => {
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
