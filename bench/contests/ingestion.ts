import type { Client } from "pg";
import { writeThroughApi } from "../api-writer";
import { writeThroughSql } from "../baselines/bare-writer";
import { type Contest, contest } from "../contest";
import type { Servers } from "../start-servers";

/** Batch size, and the least ratio that we promise. */
const BATCHES = [
  { size: 1, target: null },
  { size: 50, target: null },
  { size: 500, target: 0.6 },
] as const;

/** Entries a second that one executor reports, ours against the same rows written by a bare client. */
export async function* contestIngestion(
  stage: Servers,
  client: Client,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): AsyncGenerator<Contest> {
  for (const { size, target } of BATCHES) {
    yield await contest(`ingestion, batches of ${size}`, "entries/s", {
      warmUp: 1,
      rounds,
      ours: () => writeThroughApi(stage.apiUrl, size, seconds),
      bare: () => writeThroughSql(client, size, seconds),
      target,
    });
  }
}
