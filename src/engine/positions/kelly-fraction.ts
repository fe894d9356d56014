import { WEIGHT_PORT } from "../amounts/amount-ports";
import { constantAmount, constantAmountPython } from "../amounts/constant-amount";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentParameter } from "../amounts/percent-parameter";
import { numberOf, type Parameters } from "../nodes/parameters";

/**
 * Kelly fraction of equity for a win rate p and a payoff ratio b, times the Kelly factor; at least 0 and at most the
 * cap. Source: J. L. Kelly, A New Interpretation of Information Rate (1956): f = p - (1 - p) / b.
 */
function kellyWeight(params: Parameters): number {
  const winRate = numberOf(params, "win_rate_percent") / 100;
  const full = winRate - (1 - winRate) / numberOf(params, "payoff_ratio");
  const scaled = full * numberOf(params, "kelly_factor");
  return Math.min(Math.max(scaled, 0), numberOf(params, "max_percent") / 100);
}

export const kellyFractionNode = passThroughNode({
  name: "kelly_fraction",
  displayName: "Kelly criterion",
  description: "Sizes positions by the Kelly criterion, scaled down and capped.",
  nodeType: "POSITION",
  category: "EQUITY_SHARE",
  parameters: {
    win_rate_percent: percentParameter(55, "Win rate", "all trades"),
    payoff_ratio: {
      type: "number",
      title: "Payoff ratio",
      description: "Average win divided by average loss.",
      exclusiveMinimum: 0,
      maximum: 1000,
      default: 1.5,
    },
    kelly_factor: {
      type: "number",
      title: "Kelly factor",
      description: "Fraction of the full Kelly position to take: 0.5 is half Kelly.",
      exclusiveMinimum: 0,
      maximum: 1,
      default: 0.5,
    },
    max_percent: percentParameter(25, "Maximum size", "equity"),
  },
  amounts: [WEIGHT_PORT],
  explain: (params) =>
    `size each trade at ${numberOf(params, "kelly_factor")} times the Kelly criterion (win rate ` +
    `${numberOf(params, "win_rate_percent")} %, payoff ratio ${numberOf(params, "payoff_ratio")}), up to ` +
    `${numberOf(params, "max_percent")} % of equity`,
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
