import { WEIGHT_PORT } from "../amounts/amount-ports";
import { constantAmount, constantAmountPython } from "../amounts/constant-amount";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentParameter } from "../amounts/percent-parameter";
import { numberOf, type Parameters } from "../nodes/parameters";

/**
 * Share of equity that makes it grow fastest for a known win rate and payoff, times a caution factor, 0 to the cap.
 * Source: J. L. Kelly, A New Interpretation of Information Rate (1956): f = p - (1 - p) / b.
 */
function kellyWeight(params: Parameters): number {
  const winRate = numberOf(params, "win_rate_percent") / 100;
  const full = winRate - (1 - winRate) / numberOf(params, "payoff_ratio");
  const cautious = full * numberOf(params, "kelly_factor");
  return Math.min(Math.max(cautious, 0), numberOf(params, "max_percent") / 100);
}

export const kellyFractionNode = passThroughNode({
  name: "kelly_fraction",
  displayName: "Kelly fraction",
  description: "Share of equity by Kelly's formula of win rate and payoff, made smaller and capped.",
  nodeType: "POSITION",
  category: "EQUITY_SHARE",
  parameters: {
    win_rate_percent: percentParameter(55, "Win rate", "trades"),
    payoff_ratio: {
      type: "number",
      title: "Payoff ratio",
      description: "Average win over average loss.",
      exclusiveMinimum: 0,
      maximum: 1000,
      default: 1.5,
    },
    kelly_factor: {
      type: "number",
      title: "Kelly factor",
      description: "Part of the full Kelly share that is taken: 0.5 is half Kelly.",
      exclusiveMinimum: 0,
      maximum: 1,
      default: 0.5,
    },
    max_percent: percentParameter(25, "Cap", "equity"),
  },
  amounts: [WEIGHT_PORT],
  explain: (params) =>
    `put ${numberOf(params, "kelly_factor")} of the Kelly share of equity into each trade (wins of ` +
    `${numberOf(params, "win_rate_percent")} %, payoff ${numberOf(params, "payoff_ratio")}), at most ` +
    `${numberOf(params, "max_percent")} %`,
  evaluate: ({ columns, params }) => ({ weight: constantAmount(kellyWeight(params), columns.length) }),
  python: {
    uses: [constantAmountPython],
    lines: [
      "win_rate = win_rate_percent / 100",
      "full = win_rate - (1 - win_rate) / payoff_ratio",
      "cautious = full * kelly_factor",
      "capped = min(max(cautious, 0.0), max_percent / 100)",
      "weight = constant_amount(capped, len(signal))",
    ],
  },
});
