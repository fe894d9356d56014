import { setTimeout as sleep } from "node:timers/promises";

/**
 * A program of the tests: reports tickers to a run in batches, each again until it is acknowledged, whatever becomes of the
 * server meanwhile. Prints every acknowledged ticker with its number, as JSON, at its end.
 * Arguments: the API's URL, the run's id, a prefix for its tickers, how many batches.
 */
async function main([url, runId, prefix, batches]: readonly string[]): Promise<void> {
  const acknowledged: [string, number][] = [];
  for (let batch = 0; batch < Number(batches); batch++) {
    const entries = Array.from({ length: 5 }, (_, nth) => ({
      ticker: `${prefix}-${batch * 5 + nth}`,
      passed: nth % 2 === 0,
      score: nth,
    }));
    for (let isDone = false; !isDone; ) {
      const receipts = await send(url as string, { runId, entries });
      isDone = receipts !== null;
      for (const { ticker, sequenceNumber } of receipts ?? []) acknowledged.push([ticker, sequenceNumber]);
      if (!isDone) await sleep(200);
    }
  }
  console.log(JSON.stringify(acknowledged));
}

interface Receipt {
  readonly ticker: string;
  readonly sequenceNumber: number;
}

/** The receipts, or null when nobody answered, or no longer as a whole. */
async function send(url: string, input: object): Promise<Receipt[] | null> {
  const query = `mutation ($input: RecordProgressInput!) {
    recordProgress(input: $input) { receipts { ticker sequenceNumber } userErrors { message } }
  }`;
  try {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables: { input } }),
    });
    const { data } = (await response.json()) as { data?: { recordProgress: { receipts: Receipt[] } } };
    const receipts = data?.recordProgress.receipts ?? [];
    return receipts.length > 0 ? receipts : null;
  } catch {
    return null;
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
