import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import type { NodeDefinition, PortType } from "../../../src/engine/nodes/node-definition";

const AROUND: Readonly<Record<string, NodeSpec>> = {
  price: { template: "sma", params: { period: 1 } },
  average: { template: "sma", params: { period: 7 } },
  above: { template: "greater_than", inputs: { a: "price.value", b: "average.value" } },
  buy: { template: "entry_long", inputs: { condition: "above.result" } },
};

const SOURCES: Readonly<Record<PortType, string>> = {
  SERIES: "average.value",
  NUMBER: "line.value",
  BOOLEAN: "above.result",
  SIGNAL: "buy.signal",
};

/**
 * A flow with all required (and on request optional) inputs of a node connected, and an exit that depends on each
 * output.
 */
export function flowAroundNode({ name, inputs, outputs }: NodeDefinition, withOptionalPorts: boolean): LogicFlow {
  const connected = inputs.filter(({ required }) => required || withOptionalPorts);
  const specs: Record<string, NodeSpec> = {
    ...AROUND,
    ...(connected.some(({ type }) => type === "NUMBER") && { line: { template: "constant", params: { value: 3 } } }),
    asked: { template: name, inputs: Object.fromEntries(connected.map((port) => [port.name, SOURCES[port.type]])) },
  };
  for (const { name: port, type } of outputs) {
    if (type === "SIGNAL") continue;
    let condition = `asked.${port}`;
    if (type !== "BOOLEAN") {
      specs[`mean_${port}`] = { template: "sma", params: { period: 3 }, inputs: { source: condition } };
      specs[`turn_${port}`] = {
        template: "crosses_above",
        inputs: { a: condition, b: `mean_${port}.value` },
      };
      condition = `turn_${port}.result`;
    }
    specs[`sell_${port}`] = { template: "exit_long", inputs: { condition } };
  }
  return buildFlow(specs);
}
