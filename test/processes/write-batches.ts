import { setTimeout as sleep } from "node:timers/promises";
import { askServer } from "../support/ask-server";

/** Options of a writer process: the JSON of its only argument. */
export interface WriterOptions {
  readonly url: string;
  readonly runId: string;
  /** Prefix of the tickers, different for each writer. */
  readonly name: string;
  readonly batches: number;
  readonly batchSize: number;
}

/** One acknowledged entry. */
export type Acknowledged = readonly [ticker: string, sequence: number, verdict: string];

const RECORD = `mutation ($input: RecordProgressInput!) {
  recordProgress(input: $input) { receipts { ticker sequenceNumber verdict } userErrors { code message } }
}`;

/** Returns entries of every outcome. The same name and number yield the same entry, so that a retry repeats it. */
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

/** Sends each batch until it is acknowledged, and prints its receipts as one line of JSON. */
async function main({ url, runId, name, batches, batchSize }: WriterOptions): Promise<void> {
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
    // No connection, a lost one, or an internal error while the server goes down: send the same batch again.
    await sleep(50);
  }
}

if (require.main === module) {
  main(JSON.parse(process.argv[2] as string)).catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
