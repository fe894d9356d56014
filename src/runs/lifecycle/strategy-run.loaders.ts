import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { conjunction, parameters } from "../../platform/paging/keyset-list";
import { entityReader, type Row, rowsOf } from "../../platform/rows";
import { StrategyRun } from "./strategy-run.entity";
import { isVisibleRun } from "./visible-runs";

/** The runs with these ids (uuids), null where the viewer sees none; one statement for any number of ids. */
export function strategyRunById({ db, viewer }: Source): DataLoader<string, StrategyRun | null> {
  return new DataLoader(async (ids) => {
    const { values, bind } = parameters(ids);
    const rows = await rowsOf<Row>(
      db,
      `select *
       from runs.strategy_run run
       where run.run_id = any($1::uuid[])
         and ${conjunction([isVisibleRun(viewer)], bind)}`,
      values,
    );
    const read = entityReader(db, StrategyRun);
    const runs = new Map(rows.map((row) => [String(row.run_id), read(row)]));
    return ids.map((id) => runs.get(id.toLowerCase()) ?? null);
  });
}
