import { makeCatalogue } from "../../../src/engine/catalogue";
import { planText, restorePlan } from "../../../src/engine/evaluation/plan-text";
import { buildFlow } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { systemStrategyTemplates } from "../../../src/engine/flow/strategy-templates/system-strategy-templates";
import { systemNodes } from "../../../src/engine/system-nodes";
import { nodeOf } from "../expressions/compile-text";
import { CROSSING } from "../flow/crossing-flow";

test.each(systemStrategyTemplates.map(({ code, flow }) => [code, flow] as const))(
  "the plan of %s is the same after it was written as text and restored",
  (_, flow) => {
    const { plan } = checkFlow(flow, makeCatalogue(systemNodes));
    expect(restorePlan(planText(plan!))).toEqual(plan);
  },
);

test("the templates of users are compiled again, each in the version that the plan uses", () => {
  const first = nodeOf("source + window");
  const second = { ...nodeOf("source - window"), version: "2.0.0" };
  const inputs = { source: "price.value", trend: "above.result" };
  const flow = buildFlow({ ...CROSSING, own: { template: "sample", params: { window: 7 }, inputs } });
  const { plan } = checkFlow(flow, makeCatalogue([...systemNodes, first], [second]));
  const restored = restorePlan(planText(plan!)).nodes.find(({ id }) => id === "own");
  expect(restored).toMatchObject({ params: { window: 7 }, definition: { name: "sample", version: "1.0.0" } });
  expect(restored!.definition.python.source).toBe(first.python.source);
});

test("a plan with an unknown node is refused", () => {
  const { plan } = checkFlow(buildFlow(CROSSING), makeCatalogue(systemNodes));
  const text = planText(plan!).replace('"crosses_above"', '"crosses_over"');
  expect(() => restorePlan(text)).toThrow("The plan uses the unknown node crosses_over 1.0.0");
});
