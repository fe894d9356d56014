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
  test("refuses an edge from nowhere and one to nowhere", () => {
    const flow = withEdges(crossingFlow(), "ghost.value -> average.source", "price.value -> ghost.a");
    expect(linesOf(flow)).toEqual(["ERROR NOT_FOUND average source", "ERROR NOT_FOUND price value"]);
    expect(messagesOf(flow)).toEqual([
      'An edge into average.source comes from the node "ghost", which is not in the flow.',
      'An edge from price.value leads to the node "ghost", which is not in the flow.',
    ]);
  });

  test("refuses an edge between two nodes that are both not there, and repeats no long id", () => {
    const flow = withEdges(crossingFlow(), `${"g".repeat(1000)}.value -> ${"h".repeat(1000)}.a`);
    expect(linesOf(flow)).toEqual(["ERROR NOT_FOUND", "ERROR NOT_FOUND"]);
    for (const message of messagesOf(flow)) expect(message.length).toBeLessThan(250);
  });

  test("names the ports that there are when one is not", () => {
    const flow = withEdges(crossingFlow(), "buy.value -> sell.from");
    expect(linesOf(flow)).toEqual(["ERROR UNKNOWN_PORT buy value", "ERROR UNKNOWN_PORT sell from"]);
    expect(messagesOf(flow)).toEqual([
      'Node buy has no output "value"; it has: signal.',
      'Node sell has no input "from"; it has: condition.',
    ]);
  });

  test.each(["__proto__", "constructor"])("knows no port %s", (port) => {
    expect(linesOf(withEdges(crossingFlow(), `price.value -> average.${port}`))).toEqual([
      `ERROR UNKNOWN_PORT average ${port}`,
    ]);
  });

  test("refuses a condition where a price is wanted, naming both nodes and types", () => {
    const flow = withEdges(crossingFlow(), "above.result -> average.source");
    expect(linesOf(flow)).toContain("ERROR PORT_TYPE_MISMATCH average source");
    expect(messagesOf(flow)).toContain(
      "above.result gives a BOOLEAN, but average.source takes a SERIES: node above cannot feed node average there.",
    );
  });

  test("takes a constant where a series is wanted", () => {
    const constant: NodeDefinition = {
      ...systemCatalogue.find("sma")!,
      name: "always_five",
      outputs: [{ name: "value", type: "NUMBER", description: "Five." }],
    };
    const flow = crossingFlow({ average: { template: "always_five" } });
    expect(checkFlow(flow, makeCatalogue([...systemNodes, constant])).diagnostics).toEqual([]);
  });

  test("refuses two edges into one port, the same edge twice included", () => {
    const flow = withEdges(crossingFlow(), "average.value -> above.b");
    expect(linesOf(flow)).toEqual(["ERROR PORT_ALREADY_CONNECTED above b"]);
    expect(linesOf(withEdges(crossingFlow(), "price.value -> above.b"))).toEqual(linesOf(flow));
  });
});

describe("cycles", () => {
  test("refuses an edge from a node to itself", () => {
    const flow = withEdges(crossingFlow(), "average.value -> average.source");
    expect(linesOf(flow)).toEqual(["ERROR CYCLE average"]);
    expect(messagesOf(flow)).toEqual(["The nodes need each other in a circle: average → average."]);
  });

  test("names the nodes of a cycle in the direction of its edges", () => {
    const ring = buildFlow({
      ...CROSSING,
      c: { template: "sma", inputs: { source: "a.value" } },
      a: { template: "sma", inputs: { source: "b.value" } },
      b: { template: "sma", inputs: { source: "c.value" } },
    });
    expect(linesOf(ring)).toEqual(["ERROR CYCLE a"]);
    expect(messagesOf(ring)).toEqual(["The nodes need each other in a circle: a → c → b → a."]);
  });

  test("finds each of several cycles, and shortens a long one", () => {
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
