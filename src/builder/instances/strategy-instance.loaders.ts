import DataLoader from "dataloader";
import type { EntityManager } from "typeorm";
import type { Source } from "../../identity";
import { childPageLoader } from "../../platform/paging/child-page-loader";
import { type Condition, conjunction, parameters } from "../../platform/paging/keyset-list";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { StrategyInstance } from "./strategy-instance.entity";
import { isOwnInstance, isVisibleInstance } from "./visible-instances";

/** The strategies or versions with these ids (uuids), null where the viewer sees none; one statement for any number. */
export function strategyInstanceById({ db, viewer }: Source): DataLoader<string, StrategyInstance | null> {
  return new DataLoader((ids) => instancesById(db, ids, isVisibleInstance(viewer)));
}

/** The same, deleted ones included: what was made of a strategy still says of which. */
export function strategyInstanceOfPart({ db, viewer }: Source): DataLoader<string, StrategyInstance | null> {
  return new DataLoader((ids) => instancesById(db, ids, isOwnInstance(viewer)));
}

async function instancesById(
  db: EntityManager,
  ids: readonly string[],
  isSeen: Condition,
): Promise<(StrategyInstance | null)[]> {
  const { values, bind } = parameters(ids);
  const rows = await rowsOf<Row>(
    db,
    `/* instancesById */
     select *
     from builder.strategy_instances instance
     where instance.id = any($1::uuid[])
       and ${conjunction([isSeen], bind)}`,
    values,
  );
  const read = entityReader(db, StrategyInstance);
  const found = new Map(rows.map((row) => [row.id, read(row)]));
  return ids.map((id) => found.get(id) ?? null);
}

/** The former versions of strategies, the latest first. */
export const versionsByInstance = childPageLoader<StrategyInstance, PageArgs>({
  parentColumn: "former.current_id",
  listOf: () => ({
    name: "versionsByInstance",
    entity: StrategyInstance,
    alias: "former",
    where: [],
    order: {
      name: "versions:VERSION:DESC",
      direction: "DESC",
      keys: [{ expression: "former.version", type: "integer" }],
    },
  }),
});
