import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import { randomNumbers } from "./random-flow";

/** Nodes whose outputs have their first values on different bars, with periods that young tickers reach. */
const INDICATORS: readonly { readonly spec: NodeSpec; readonly outputs: readonly string[] }[] = [
  { spec: { template: "adx", params: { period: 5 } }, outputs: ["adx", "plus_di", "minus_di"] },
  {
    spec: { template: "tsi", params: { long_period: 6, short_period: 3, signal_period: 9 } },
    outputs: ["tsi", "signal"],
  },
  {
    spec: {
      template: "ichimoku",
      params: { tenkan_period: 3, kijun_period: 5, senkou_b_period: 20, displacement: 4 },
    },
    outputs: ["tenkan", "kijun", "senkou_a", "senkou_b"],
  },
  { spec: { template: "sma", params: { period: 12 } }, outputs: ["value"] },
  { spec: { template: "rsi", params: { period: 4 } }, outputs: ["value"] },
];

/** A valid flow of such nodes: comparisons, combinations and delays of them, with sizes and stops of long periods. */
export function randomYoungFlow(seed: number): LogicFlow {
  const random = randomNumbers(seed);
  const below = (count: number) => Math.floor(random() * count);
  const pick = <T>(from: readonly T[]) => from[below(from.length)]!;
  const nodes: Record<string, NodeSpec> = {};
  const series: string[] = [];
  const conditions: string[] = [];
  for (let nth = 0; nth < 3; nth++) {
    const { spec, outputs } = pick(INDICATORS);
    nodes[`i${nth}`] = spec;
    series.push(...outputs.map((output) => `i${nth}.${output}`));
  }
  for (let nth = 0; nth < 3; nth++) {
    nodes[`c${nth}`] = {
      template: pick(["greater_than", "less_than", "crosses_above", "rising"]),
      inputs: {},
    };
    const isRising = nodes[`c${nth}`]!.template === "rising";
    nodes[`c${nth}`] = {
      ...nodes[`c${nth}`]!,
      inputs: isRising ? { source: pick(series) } : { a: pick(series), b: pick(series) },
    };
    conditions.push(`c${nth}.result`);
  }
  for (let nth = 0; nth < 2; nth++) {
    nodes[`l${nth}`] = { template: pick(["and", "or"]), inputs: { a: pick(conditions), b: pick(conditions) } };
    conditions.push(`l${nth}.result`);
  }
  nodes.buy = { template: "entry_long", inputs: { condition: pick(conditions) } };
  nodes.short = { template: "entry_short", inputs: { condition: pick(conditions) } };
  nodes.sell = { template: "exit_long", inputs: { condition: pick(conditions) } };
  nodes.stop = { template: "atr_stop", params: { period: 60 }, inputs: { signal: "buy.signal" } };
  return buildFlow(nodes);
}
