import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { rowsOf } from "../../platform/sql/rows";

/** The id of the instance that each run executes, null for other strategies; one statement for any number of runs. */
export function instanceIdByRun({ db }: Source): DataLoader<string, string | null> {
  return new DataLoader(async (runIds) => {
    const rows = await rowsOf<{ run_id: string; instance_id: string | null }>(
      db,
      `/* instanceIdByRun */
       select run_id, instance_id
       from runs.strategy_run_flow
       where run_id = any($1::uuid[])`,
      [runIds],
    );
    const instances = new Map(rows.map((row) => [row.run_id, row.instance_id]));
    return runIds.map((runId) => instances.get(runId) ?? null);
  });
}
