import { setTimeout as sleep } from "node:timers/promises";
import { askServer } from "../support/ask-server";

/** What a writer is told, as the JSON of its only argument. */
export interface WriterOrder {
  readonly url: string;
  readonly runId: string;
  /** Tells the writers' tickers apart. */
  readonly name: string;
  readonly batches: number;
  readonly batchSize: number;
}

/** One acknowledged entry: its ticker, its place in the timeline, and what became of it. */
export type Acknowledged = readonly [ticker: string, sequence: number, verdict: string];

const RECORD = `mutation ($input: RecordProgressInput!) {
  recordProgress(input: $input) { receipts { ticker sequenceNumber verdict } userErrors { code message } }
}`;

/** Entries of every outcome; the same for the same name and number, so that a retry sends what it sent before. */
function entryOf(name: string, nth: number) {
  const ticker = `${name}${nth}`;
  if (nth % 11 === 0) return { ticker, errorMessage: `no prices for ${ticker}`, processingTimeMs: 1 };
  return {
    ticker,
    passed: nth % 3 === 0,
    score: nth % 8,
    classification: nth % 3 === 0 ? "Buy" : "Wait",
    metrics: { nth },
  };
}

/** A program of its own: reports batches until each is acknowledged, and prints what was, a line of JSON a batch. */
async function main({ url, runId, name, batches, batchSize }: WriterOrder): Promise<void> {
  for (let batch = 0; batch < batches; batch++) {
    const entries = Array.from({ length: batchSize }, (_, index) => entryOf(name, batch * batchSize + index + 1));
    const receipts = await untilAcknowledged(url, { runId, entries });
    console.log(JSON.stringify(receipts.map((each) => [each.ticker, each.sequenceNumber, each.verdict])));
  }
}

async function untilAcknowledged(url: string, input: object) {
  for (;;) {
    const answer = await askServer(url, RECORD, { input }).catch(() => null);
    const payload = answer?.data?.recordProgress;
    if (payload?.userErrors.length > 0) throw new Error(`Refused: ${JSON.stringify(payload.userErrors)}`);
    if (payload) return payload.receipts as { ticker: string; sequenceNumber: number; verdict: string }[];
    // Nobody there, cut off, or an internal error while the server goes down: the same batch again.
    await sleep(50);
  }
}

if (require.main === module) {
  main(JSON.parse(process.argv[2] as string)).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
