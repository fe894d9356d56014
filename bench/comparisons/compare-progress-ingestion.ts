import type { Client } from "pg";
import { writeThroughSql } from "../baselines/write-through-sql";
import { type Comparison, compare } from "../compare";
import type { Servers } from "../start-servers";
import { writeThroughApi } from "../write-through-api";

/** The batch sizes and the minimum ratio that each must reach. */
const BATCHES = [
  { size: 1, target: null },
  { size: 50, target: null },
  { size: 500, target: 0.6 },
] as const;

/** Entries per second from one executor: through the API against a client that writes the same rows directly. */
export async function* compareProgressIngestion(
  servers: Servers,
  client: Client,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): AsyncGenerator<Comparison> {
  for (const { size, target } of BATCHES) {
    yield await compare(`ingestion, batches of ${size}`, "entries/s", {
      warmUp: 1,
      rounds,
      ours: () => writeThroughApi(servers.apiUrl, size, seconds),
      baseline: () => writeThroughSql(client, size, seconds),
      target,
    });
  }
}
