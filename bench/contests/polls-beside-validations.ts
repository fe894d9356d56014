import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import { openConnection } from "../connection";
import { type Contest, contest, median } from "../contest";
import { fillRuns } from "../fill-runs";
import type { Servers } from "../start-servers";
import { STATUS_DOCUMENT } from "./status-poll";

const HANGING = 20;
/** A page polls now and then; this many milliseconds lie between two polls. */
const POLL_MS = 20;

/** Takes all the time that it is given, and then some. */
const ENDLESS = "def generate_signals(bars):\n    while True:\n        pass\n";

/** How fast a poll is answered while validations hang, against the same API when it is left alone. */
export async function contestPollsBesideValidations(
  { apiUrl }: Servers,
  client: Client,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Contest> {
  const id = await someRun(client);
  const poll = JSON.stringify({ query: STATUS_DOCUMENT, variables: { id } });
  return contest(`status poll beside ${HANGING} hanging validations, against none`, "1/latency, 1/s", {
    warmUp: 1,
    rounds,
    ours: async () => {
      const hanging = Array.from({ length: HANGING }, () => validate(apiUrl));
      const figure = await pollsPerSecond(apiUrl, poll, seconds);
      await Promise.all(hanging);
      return figure;
    },
    bare: () => pollsPerSecond(apiUrl, poll, seconds),
    target: 0.8,
  });
}

async function someRun(client: Client): Promise<string> {
  const { rows } = await client.query<{ run_id: string }>("select run_id from runs.strategy_run limit 1");
  return rows[0]?.run_id ?? (await fillRuns(client, 1, 200))[0]!;
}

/** Polls once in a while, as a page does, and gives the inverse of the median latency. */
async function pollsPerSecond(url: string, body: string, seconds: number): Promise<number> {
  const connection = await openConnection(url);
  const latencies: number[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(POLL_MS)) {
    const began = performance.now();
    const answer = await connection.post(body);
    latencies.push(performance.now() - began);
    if (!answer.startsWith('{"data":{"strategyRun":{')) throw new Error(`Not an answer to the poll: ${answer}`);
  }
  connection.close();
  return 1000 / median(latencies);
}

async function validate(url: string): Promise<void> {
  const connection = await openConnection(url);
  const query = "query ($source: String!) { validateCode(source: $source) { status } }";
  const answer = await connection.post(JSON.stringify({ query, variables: { source: ENDLESS } }));
  connection.close();
  if (!answer.includes("RUNTIME_ERROR")) throw new Error(`It did not hang: ${answer}`);
}
