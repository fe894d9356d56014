import { setTimeout as pause } from "node:timers/promises";
import { openConnection } from "./connection";

/** The pause between two polls. */
const POLL_MS = 20;

/** Polls the status of a run at intervals, as a page does, and returns the latencies in milliseconds. */
export async function pollLatencies(url: string, body: string, seconds: number): Promise<number[]> {
  const connection = await openConnection(url);
  const latencies: number[] = [];
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await pause(POLL_MS)) {
    const start = performance.now();
    const response = await connection.post(body);
    latencies.push(performance.now() - start);
    if (!response.startsWith('{"data":{"strategyRun":{'))
      throw new Error(`Unexpected response to the poll: ${response}`);
  }
  connection.close();
  return latencies;
}
