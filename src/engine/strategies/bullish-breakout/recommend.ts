/** Above this RSI a position is overheated and worth trimming, however high the score. */
const OVERHEATED_RSI = 75;

export interface Recommendation {
  readonly classification: "Exit" | "Trim" | "Strong Buy" | "Buy" | "Watch" | "Reduce";
  /** Warnings for a holder, each on its own: a ticker can be below its average and have had a hot RSI. */
  readonly exitSignals: readonly string[];
}

/** What the classification looks at; the score is 0 to 7, the RSI 0 to 100. */
export interface Judgement {
  readonly score: number;
  readonly rsi: number;
  readonly above200: boolean;
}

/**
 * The first that applies: Exit when the close is not above the 200-day average, Trim when the RSI is above 75, then by
 * score: Strong Buy from 6, Buy 5, Watch 4, Reduce below. It does not depend on the score that the caller lets pass.
 */
export function recommend({ score, rsi, above200 }: Judgement): Recommendation {
  const overheated = rsi > OVERHEATED_RSI;
  const exitSignals = [];
  if (!above200) exitSignals.push("exit_below_200ma");
  if (overheated) exitSignals.push("trim_rsi_overheated");
  if (!above200) return { classification: "Exit", exitSignals };
  if (overheated) return { classification: "Trim", exitSignals };
  return { classification: byScore(score), exitSignals };
}

function byScore(score: number): Recommendation["classification"] {
  if (score >= 6) return "Strong Buy";
  if (score >= 5) return "Buy";
  if (score >= 4) return "Watch";
  return "Reduce";
}
