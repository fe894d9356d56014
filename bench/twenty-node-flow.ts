import { systemCatalogue } from "../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../src/engine/flow/build-flow";
import { checkFlow } from "../src/engine/flow/check-flow";
import type { FlowPlan } from "../src/engine/flow/flow-plan";

/** Ten indicators, and in the size an eleventh; six conditions, two signals, a size and a stop make twenty nodes. */
const DRAWING: Readonly<Record<string, NodeSpec>> = {
  short: { template: "sma", params: { period: 20 } },
  long: { template: "sma", params: { period: 60 } },
  balance: { template: "obv" },
  usual: { template: "ema", params: { period: 20 }, inputs: { source: "balance.value" } },
  strength: { template: "rsi", params: { period: 14 } },
  place: { template: "stochastic", params: { k_period: 14, smooth_k: 3, d_period: 3 } },
  channel: { template: "cci", params: { period: 20 } },
  smoothed: { template: "wma", params: { period: 20 }, inputs: { source: "channel.value" } },
  momentum: { template: "macd", params: { fast_period: 12, slow_period: 26, signal_period: 9 } },
  bands: { template: "bollinger_bands", params: { period: 20, std_dev: 2 } },
  rising: { template: "greater_than", inputs: { a: "short.value", b: "long.value" } },
  bought: { template: "greater_than", inputs: { a: "balance.value", b: "usual.value" } },
  strong: { template: "greater_than", inputs: { a: "strength.value", b: "place.d" } },
  all: { template: "and", inputs: { a: "rising.result", b: "bought.result", c: "strong.result", d: "turns.result" } },
  turns: { template: "crosses_above", inputs: { a: "channel.value", b: "smoothed.value" } },
  fades: { template: "crosses_below", inputs: { a: "momentum.macd", b: "momentum.signal" } },
  buy: { template: "entry_long", inputs: { condition: "all.result" } },
  sell: { template: "exit_long", inputs: { condition: "fades.result" } },
  size: { template: "risk_percent_atr", params: { period: 14 }, inputs: { signal: "buy.signal" } },
  stop: { template: "indicator_stop", inputs: { signal: "size.signal", level: "bands.lower" } },
};

/** The flow, drawn `copies` times side by side: each copy has nodes of its own. */
export function twentyNodeFlow(copies = 1): FlowPlan {
  const drawings = Array.from({ length: copies }, (_, copy) =>
    Object.entries(DRAWING).map(([id, node]): [string, NodeSpec] => [idOf(id, copy), copyOf(node, copy)]),
  );
  const { plan, diagnostics } = checkFlow(buildFlow(Object.fromEntries(drawings.flat())), systemCatalogue);
  if (!plan) throw new Error(`The flow is not right: ${diagnostics.map(({ message }) => message).join(" ")}`);
  return plan;
}

function idOf(id: string, copy: number): string {
  return copy === 0 ? id : `${id}_${copy}`;
}

function copyOf(node: NodeSpec, copy: number): NodeSpec {
  const inputs = Object.entries(node.inputs ?? {}).map(([port, source]) => {
    const [id, output] = source.split(".");
    return [port, `${idOf(id!, copy)}.${output}`];
  });
  return { ...node, inputs: Object.fromEntries(inputs) };
}
