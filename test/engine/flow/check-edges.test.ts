import { makeCatalogue, systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import { systemNodes } from "../../../src/engine/system-nodes";
import { CROSSING, crossingFlow, lineOf, withEdges } from "./crossing-flow";

const errorsOf = (flow: LogicFlow) =>
  checkFlow(flow, systemCatalogue).diagnostics.filter(({ severity }) => severity === "ERROR");
const linesOf = (flow: LogicFlow) => errorsOf(flow).map(lineOf);
const messagesOf = (flow: LogicFlow) => errorsOf(flow).map(({ message }) => message);

describe("edges", () => {
  test("rejects edges from and to missing nodes", () => {
    const flow = withEdges(crossingFlow(), "ghost.value -> average.source", "price.value -> ghost.a");
    expect(linesOf(flow)).toEqual(["ERROR NOT_FOUND average source", "ERROR NOT_FOUND price value"]);
    expect(messagesOf(flow)).toEqual([
      'The edge to average.source starts at node "ghost", which does not exist in the flow.',
      'The edge from price.value ends at node "ghost", which does not exist in the flow.',
    ]);
  });

  test("rejects an edge between two missing nodes without repeating long ids", () => {
    const flow = withEdges(crossingFlow(), `${"g".repeat(1000)}.value -> ${"h".repeat(1000)}.a`);
    expect(linesOf(flow)).toEqual(["ERROR NOT_FOUND", "ERROR NOT_FOUND"]);
    for (const message of messagesOf(flow)) expect(message.length).toBeLessThan(250);
  });

  test("lists the available ports for an unknown port", () => {
    const flow = withEdges(crossingFlow(), "buy.value -> sell.from");
    expect(linesOf(flow)).toEqual(["ERROR UNKNOWN_PORT buy value", "ERROR UNKNOWN_PORT sell from"]);
    expect(messagesOf(flow)).toEqual([
      'Node buy has no output "value". Available outputs: signal.',
      'Node sell has no input "from". Available inputs: condition.',
    ]);
  });

  test.each(["__proto__", "constructor"])("rejects the port %s", (port) => {
    expect(linesOf(withEdges(crossingFlow(), `price.value -> average.${port}`))).toEqual([
      `ERROR UNKNOWN_PORT average ${port}`,
    ]);
  });

  test("rejects a condition for a series input, naming both ports and types", () => {
    const flow = withEdges(crossingFlow(), "above.result -> average.source");
    expect(linesOf(flow)).toContain("ERROR PORT_TYPE_MISMATCH average source");
    expect(messagesOf(flow)).toContain("Output above.result is a BOOLEAN, but input average.source requires a SERIES.");
  });

  test("accepts a constant for a series input", () => {
    const constant: NodeDefinition = {
      ...systemCatalogue.find("sma")!,
      name: "always_five",
      outputs: [{ name: "value", type: "NUMBER", description: "Five." }],
    };
    const flow = crossingFlow({ average: { template: "always_five" } });
    expect(checkFlow(flow, makeCatalogue([...systemNodes, constant])).diagnostics).toEqual([]);
  });

  test("rejects two edges to one port, including a duplicate edge", () => {
    const flow = withEdges(crossingFlow(), "average.value -> above.b");
    expect(linesOf(flow)).toEqual(["ERROR PORT_ALREADY_CONNECTED above b"]);
    expect(linesOf(withEdges(crossingFlow(), "price.value -> above.b"))).toEqual(linesOf(flow));
  });
});

describe("cycles", () => {
  test("rejects an edge from a node to itself", () => {
    const flow = withEdges(crossingFlow(), "average.value -> average.source");
    expect(linesOf(flow)).toEqual(["ERROR CYCLE average"]);
    expect(messagesOf(flow)).toEqual(["The nodes form a cycle: average → average."]);
  });

  test("lists the nodes of a cycle in the direction of its edges", () => {
    const ring = buildFlow({
      ...CROSSING,
      c: { template: "sma", inputs: { source: "a.value" } },
      a: { template: "sma", inputs: { source: "b.value" } },
      b: { template: "sma", inputs: { source: "c.value" } },
    });
    expect(linesOf(ring)).toEqual(["ERROR CYCLE a"]);
    expect(messagesOf(ring)).toEqual(["The nodes form a cycle: a → c → b → a."]);
  });

  test("reports each of several cycles and truncates a long one", () => {
    const ring = (name: string, length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, place) => [
          `${name}${String(place).padStart(3, "0")}`,
          { template: "sma", inputs: { source: `${name}${String((place + 1) % length).padStart(3, "0")}.value` } },
        ]),
      );
    const flow = buildFlow({ ...CROSSING, ...ring("x", 2), ...ring("y", 450) });
    expect(linesOf(flow)).toEqual(["ERROR CYCLE x000", "ERROR CYCLE y000"]);
    expect(messagesOf(flow)[1]).toContain("y000 → y449 → y448");
    expect(messagesOf(flow)[1]).toContain("… (450 nodes) → y000.");
  });
});
