import { openConnection } from "./connection";
import { entriesPerSecond } from "./progress-batch";

const START = `mutation Start($input: StartStrategyRunInput!) {
  startStrategyRun(input: $input) {
    run {
      id
    }
    userErrors {
      message
    }
  }
}`;

const RECORD = `mutation Record($input: RecordProgressInput!) {
  recordProgress(input: $input) {
    shouldStop
    run {
      processedCount
      progressPercent
    }
    userErrors {
      code
      field
      message
    }
  }
}`;

/** Entries per second through the recordProgress mutation, one batch after another, into a new run. */
export async function writeThroughApi(url: string, size: number, seconds: number): Promise<number> {
  const connection = await openConnection(url);
  const send = async (query: string, input: object) => {
    const { data, errors } = JSON.parse(await connection.post(JSON.stringify({ query, variables: { input } })));
    const failures =
      errors ??
      Object.values(data as Record<string, { userErrors: unknown[] }>).flatMap((payload) => payload.userErrors);
    if (failures.length > 0) throw new Error(`The API returned errors: ${JSON.stringify(failures)}`);
    return data;
  };
  try {
    const { startStrategyRun } = await send(START, { strategyCode: "bench", version: "1", params: {} });
    const runId: string = startStrategyRun.run.id;
    return await entriesPerSecond(size, seconds, async (entries, from) => {
      const { recordProgress } = await send(RECORD, { runId, entries });
      if (recordProgress.run.processedCount !== from + entries.length - 1)
        throw new Error("The processed count does not match the entries sent.");
    });
  } finally {
    connection.close();
  }
}
