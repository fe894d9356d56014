import { makeCatalogue } from "../../../src/engine/catalogue";
import { buildFlow } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { describeNode } from "../../../src/engine/flow/explanation/describe-node";
import type { ParameterSchemas } from "../../../src/engine/nodes/parameters";
import { systemNodes } from "../../../src/engine/system-nodes";
import { nodeOf } from "./compile-text";

const LEVEL = { type: "number", title: "Level", description: "Level.", default: 1.5 } as const;
const SECRET: ParameterSchemas = { level: { ...LEVEL, "x-sensitive": true } as typeof LEVEL };

function explained(parameters: ParameterSchemas, level: number, source = "price.close") {
  const node = nodeOf("source > level and trend", { type: "BOOLEAN", parameters });
  const flow = buildFlow({
    price: { template: "price" },
    rises: { template: "rising", inputs: { source: "price.close" } },
    own: { template: "sample", params: { level }, inputs: { source, trend: "rises.result" } },
    buy: { template: "entry_long", inputs: { condition: "own.result" } },
  });
  const { plan, explanation } = checkFlow(flow, makeCatalogue([...systemNodes, node]));
  expect(describeNode(plan!.nodes.find(({ id }) => id === "own")!, {})).toContain("Sample");
  return explanation!;
}

test("a user's own node tells its parameters and what its inputs are connected to", () => {
  const text = explained({ level: LEVEL }, 1.5);
  expect(text).toContain("level 1.5");
  expect(text).toContain("source: the close");
  expect(explained({ level: LEVEL }, 1.6)).not.toBe(text);
  expect(explained({ level: LEVEL }, 1.5, "price.open")).not.toBe(text);
});

test("a sensitive parameter is hidden, and does not show in anything else either", () => {
  const text = explained(SECRET, 123.456);
  expect(text).toContain("level (hidden)");
  expect(text).not.toContain("123.456");
  expect(explained(SECRET, 654.321)).toBe(text);
});
