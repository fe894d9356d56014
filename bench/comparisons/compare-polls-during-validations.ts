import type { Client } from "pg";
import { type Comparison, compare, median } from "../compare";
import { openConnection } from "../connection";
import { fillRuns } from "../fill-runs";
import { pollLatencies } from "../poll-latencies";
import type { Servers } from "../start-servers";
import { STATUS_DOCUMENT } from "./compare-status-poll";

const HANGING_VALIDATIONS = 20;

/** Code that never returns and runs into the validation timeout. */
const ENDLESS_LOOP = "def generate_signals(bars):\n    while True:\n        pass\n";

/** The latency of a status poll while validations hang, against the same API without other load. */
export async function comparePollsDuringValidations(
  { apiUrl }: Servers,
  client: Client,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Comparison> {
  const id = await anyRunId(client);
  const poll = JSON.stringify({ query: STATUS_DOCUMENT, variables: { id } });
  return compare(`status poll with ${HANGING_VALIDATIONS} hanging validations or none`, "1/latency, 1/s", {
    warmUp: 1,
    rounds,
    ours: async () => {
      const hanging = Array.from({ length: HANGING_VALIDATIONS }, () => validate(apiUrl));
      const rate = await pollsPerSecond(apiUrl, poll, seconds);
      await Promise.all(hanging);
      return rate;
    },
    baseline: () => pollsPerSecond(apiUrl, poll, seconds),
    target: 0.8,
  });
}

async function anyRunId(client: Client): Promise<string> {
  const { rows } = await client.query<{ run_id: string }>("select run_id from runs.strategy_run limit 1");
  return rows[0]?.run_id ?? (await fillRuns(client, 1, 200))[0]!;
}

/** The inverse of the median latency. */
async function pollsPerSecond(url: string, body: string, seconds: number): Promise<number> {
  return 1000 / median(await pollLatencies(url, body, seconds));
}

async function validate(url: string): Promise<void> {
  const connection = await openConnection(url);
  const query = "query ($source: String!) { validateCode(source: $source) { status } }";
  const response = await connection.post(JSON.stringify({ query, variables: { source: ENDLESS_LOOP } }));
  connection.close();
  if (!response.includes("RUNTIME_ERROR")) throw new Error(`The validation did not time out: ${response}`);
}
