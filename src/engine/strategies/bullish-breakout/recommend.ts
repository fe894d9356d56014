/** Above this RSI a position is overbought and should be trimmed, regardless of the score. */
const OVERBOUGHT_RSI = 75;

/** The best first. */
export const CLASSIFICATIONS = ["Strong Buy", "Buy", "Watch", "Reduce", "Trim", "Exit"] as const;

export interface Recommendation {
  readonly classification: (typeof CLASSIFICATIONS)[number];
  /** Warnings for a holder. They are independent: a ticker can have several. */
  readonly exitSignals: readonly string[];
}

/** Basis of the classification; the score is 0 to 7, the RSI 0 to 100. */
export interface Judgement {
  readonly score: number;
  readonly rsi: number;
  readonly above200: boolean;
}

/**
 * The first classification that applies: Exit if the close is not above the 200-day average, Trim if the RSI is above
 * 75, then by score: Strong Buy from 6, Buy for 5, Watch for 4, otherwise Reduce. It does not depend on the caller's
 * minimum score.
 */
export function recommend({ score, rsi, above200 }: Judgement): Recommendation {
  const overbought = rsi > OVERBOUGHT_RSI;
  const exitSignals = [];
  if (!above200) exitSignals.push("exit_below_200ma");
  if (overbought) exitSignals.push("trim_rsi_overheated");
  if (!above200) return { classification: "Exit", exitSignals };
  if (overbought) return { classification: "Trim", exitSignals };
  return { classification: byScore(score), exitSignals };
}

function byScore(score: number): Recommendation["classification"] {
  if (score >= 6) return "Strong Buy";
  if (score >= 5) return "Buy";
  if (score >= 4) return "Watch";
  return "Reduce";
}
