import DataLoader from "dataloader";
import type { EntityManager } from "typeorm";
import type { Source } from "../../identity";
import { childPageLoader } from "../../platform/paging/child-page-loader";
import { type Condition, conjunction, parameters } from "../../platform/paging/keyset-list";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { columnsOfRows } from "../../platform/sql/wide-properties";
import { StrategyInstance } from "./strategy-instance.entity";
import { isAccessibleInstance, isVisibleInstance } from "./visible-instances";

/** Strategies and versions by id (UUID); null for those that the viewer does not see. */
export function strategyInstanceById({ db, viewer }: Source): DataLoader<string, StrategyInstance | null> {
  return new DataLoader((ids) => instancesById(db, ids, isVisibleInstance(viewer)));
}

/**
 * Strategies and versions by id, including deleted ones: runs, code and tests still show the strategy they belong to.
 */
export function strategyInstanceOfPart({ db, viewer }: Source): DataLoader<string, StrategyInstance | null> {
  return new DataLoader((ids) => instancesById(db, ids, isAccessibleInstance(viewer)));
}

async function instancesById(
  db: EntityManager,
  ids: readonly string[],
  isVisible: Condition,
): Promise<(StrategyInstance | null)[]> {
  const { values, bind } = parameters(ids);
  const rows = await rowsOf<Row>(
    db,
    `/* instancesById */
     select ${columnsOfRows(db, StrategyInstance, "instance", ids.length)}
     from builder.strategy_instances instance
     where instance.id = any($1::uuid[])
       and ${conjunction([isVisible], bind)}`,
    values,
  );
  const read = entityReader(db, StrategyInstance);
  const found = new Map(rows.map((row) => [row.id, read(row)]));
  return ids.map((id) => found.get(id) ?? null);
}

/** Earlier versions of strategies, latest first. */
export const versionsByInstance = childPageLoader<StrategyInstance, PageArgs>({
  parentColumn: "version.current_id",
  listOf: () => ({
    name: "versionsByInstance",
    entity: StrategyInstance,
    alias: "version",
    where: [],
    order: {
      name: "versions:VERSION:DESC",
      direction: "DESC",
      keys: [{ expression: "version.version", type: "integer" }],
    },
  }),
});
