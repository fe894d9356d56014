import { systemCatalogue } from "../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../src/engine/flow/build-flow";
import { checkFlow } from "../src/engine/flow/check-flow";
import type { FlowPlan } from "../src/engine/flow/plan/flow-plan";

/** Ten indicators (an eleventh is part of the size), six conditions, two signals, a size and a stop: twenty nodes. */
const NODES: Readonly<Record<string, NodeSpec>> = {
  sma_20: { template: "sma", params: { period: 20 } },
  sma_60: { template: "sma", params: { period: 60 } },
  obv: { template: "obv" },
  obv_ema: { template: "ema", params: { period: 20 }, inputs: { source: "obv.value" } },
  rsi: { template: "rsi", params: { period: 14 } },
  stochastic: { template: "stochastic", params: { k_period: 14, smooth_k: 3, d_period: 3 } },
  cci: { template: "cci", params: { period: 20 } },
  cci_wma: { template: "wma", params: { period: 20 }, inputs: { source: "cci.value" } },
  macd: { template: "macd", params: { fast_period: 12, slow_period: 26, signal_period: 9 } },
  bands: { template: "bollinger_bands", params: { period: 20, std_dev: 2 } },
  uptrend: { template: "greater_than", inputs: { a: "sma_20.value", b: "sma_60.value" } },
  accumulation: { template: "greater_than", inputs: { a: "obv.value", b: "obv_ema.value" } },
  strong: { template: "greater_than", inputs: { a: "rsi.value", b: "stochastic.d" } },
  all: {
    template: "and",
    inputs: { a: "uptrend.result", b: "accumulation.result", c: "strong.result", d: "turns_up.result" },
  },
  turns_up: { template: "crosses_above", inputs: { a: "cci.value", b: "cci_wma.value" } },
  fading: { template: "crosses_below", inputs: { a: "macd.macd", b: "macd.signal" } },
  buy: { template: "entry_long", inputs: { condition: "all.result" } },
  sell: { template: "exit_long", inputs: { condition: "fading.result" } },
  size: { template: "risk_percent_atr", params: { period: 14 }, inputs: { signal: "buy.signal" } },
  stop: { template: "indicator_stop", inputs: { signal: "size.signal", level: "bands.lower" } },
};

/** A flow with `copies` independent copies of the twenty nodes. */
export function twentyNodeFlow(copies = 1): FlowPlan {
  const specs = Array.from({ length: copies }, (_, copy) =>
    Object.entries(NODES).map(([id, node]): [string, NodeSpec] => [idOf(id, copy), copyOf(node, copy)]),
  );
  const { plan, diagnostics } = checkFlow(buildFlow(Object.fromEntries(specs.flat())), systemCatalogue);
  if (!plan) throw new Error(`The flow is invalid: ${diagnostics.map(({ message }) => message).join(" ")}`);
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
