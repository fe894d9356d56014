import DataLoader from "dataloader";
import type { EntityManager } from "typeorm";
import { type Source, seesAll, type Viewer } from "../../identity";
import { sharedLoader } from "../../platform/shared-loader";
import { entityReader, groupInKeyOrder, type Row, rowsOf } from "../../platform/sql/rows";
import { narrowColumns } from "../../platform/sql/wide-properties";
import { isUuid } from "../../platform/uuid";
import { StrategyRun } from "./strategy-run.entity";
import { IS_VISIBLE_TO_REQUESTER } from "./visible-runs";

/** The runs with these ids (UUIDs), null for those the viewer cannot see; one statement for any number of ids. */
export function strategyRunById({ db, viewer }: Source): DataLoader<string, StrategyRun | null> {
  return new DataLoader((ids) => runOfViewer(db).loadMany(ids.map((id) => ({ id, viewer }))));
}

/** Reads the present state of a run, in one statement for all that are read at the same time; null as above. */
export async function readCurrentRun(db: EntityManager, viewer: Viewer, id: string): Promise<StrategyRun | null> {
  return isUuid(id) ? runOfViewer(db).load({ id, viewer }) : null;
}

interface RunOfViewer {
  readonly id: string;
  readonly viewer: Viewer;
}

const runOfViewer = sharedLoader<RunOfViewer, StrategyRun | null>(async (db, keys) => {
  const rows = await rowsOf<Row & { place: number }>(
    db,
    `/* strategyRunById */
     select requested.place::integer, ${narrowColumns(db, StrategyRun, "run")}
     from unnest($1::uuid[], $2::uuid[]) with ordinality as requested (run_id, viewer_id, place)
     join runs.strategy_run run on run.run_id = requested.run_id and ${IS_VISIBLE_TO_REQUESTER}`,
    [keys.map(({ id }) => id), keys.map(({ viewer }) => (seesAll(viewer) ? null : viewer.id))],
  );
  const read = entityReader(db, StrategyRun);
  const places = keys.map((_, index) => index + 1);
  return groupInKeyOrder(places, rows, ({ place }) => place).map(([row]) => (row === undefined ? null : read(row)));
});
