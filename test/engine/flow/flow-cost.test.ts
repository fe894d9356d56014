import { makeCatalogue } from "../../../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { BUDGETED_BARS, flowSteps, MAX_EVALUATION_STEPS } from "../../../src/engine/flow/flow-cost";
import { systemStrategyTemplates } from "../../../src/engine/flow/strategy-templates/system-strategy-templates";
import { systemNodes } from "../../../src/engine/system-nodes";
import { nodeOf } from "../expressions/compile-text";
import { CROSSING } from "./crossing-flow";

const CALLS = Array.from({ length: 77 }, (_, call) => `stddev(close, ${2000 + call})`);
const LONG = nodeOf(CALLS.join("+"), { name: "long_sum", parameters: {} });
const catalogue = makeCatalogue([...systemNodes, LONG]);

/** A flow with additional nodes, named after their template and number. */
function flowWith(count: number, spec: NodeSpec) {
  const more = Array.from({ length: count }, (_, nth) => [`${spec.template}_${nth}`, spec] as const);
  return checkFlow(buildFlow({ ...CROSSING, ...Object.fromEntries(more) }), catalogue);
}

const ofLongSums = (count: number) =>
  flowWith(count, { template: "long_sum", inputs: { source: "average.value", trend: "above.result" } });
const errorsOf = ({ diagnostics }: ReturnType<typeof checkFlow>) =>
  diagnostics.filter(({ severity }) => severity === "ERROR");

test("a flow of 24 nodes with an expression of 77 calls is refused, and the message names the most expensive nodes", () => {
  const check = ofLongSums(24);
  expect(check.plan).toBeNull();
  expect(errorsOf(check)).toEqual([
    {
      severity: "ERROR",
      code: "LIMIT_EXCEEDED",
      nodeId: "long_sum_0",
      message:
        "Evaluating 25,200 bars would take 2,751 million steps; the maximum is 1,000 million. The most expensive nodes " +
        "are long_sum_0 (long_sum, 115 million), long_sum_1 (long_sum, 115 million), long_sum_10 (long_sum, 115 " +
        "million), long_sum_11 (long_sum, 115 million), long_sum_12 (long_sum, 115 million). Remove nodes, or shorten " +
        "the expressions of their templates.",
    },
  ]);
});

test("a flow within the budget is accepted, and one node more is refused", () => {
  const perBar = MAX_EVALUATION_STEPS / BUDGETED_BARS;
  const base = flowSteps(flowWith(0, { template: "sma" }).plan!);
  const perNode = flowSteps(ofLongSums(1).plan!) - base;
  const most = Math.floor((perBar - base) / perNode);
  const { plan } = ofLongSums(most);
  expect(flowSteps(plan!)).toBeLessThanOrEqual(perBar);
  expect(flowSteps(plan!) + perNode).toBeGreaterThan(perBar);
  expect(errorsOf(ofLongSums(most + 1)).map(({ code }) => code)).toEqual(["LIMIT_EXCEEDED"]);
});

test.each([
  ["sma", 490],
  ["linear_regression", 490],
  ["percent_rank", 281],
  ["cci", 281],
  ["session_filter", 281],
])("a flow of ordinary %s nodes is legal: %d of them", (template, count) => {
  expect(errorsOf(flowWith(count, { template }))).toEqual([]);
});

test("a disabled node costs nothing", () => {
  const spec = { template: "long_sum", isEnabled: false, inputs: { source: "average.value", trend: "above.result" } };
  expect(flowWith(24, spec).plan).not.toBeNull();
});

test.each(systemStrategyTemplates.map(({ code, flow }) => [code, flow] as const))(
  "the strategy template %s needs less than a tenth of the budget",
  (_, flow) => {
    expect(flowSteps(checkFlow(flow, catalogue).plan!) * BUDGETED_BARS).toBeLessThan(MAX_EVALUATION_STEPS / 10);
  },
);
