import DataLoader from "dataloader";
import type { Source } from "../../identity";
import { childPageLoader } from "../../platform/paging/child-page-loader";
import { conjunction, parameters } from "../../platform/paging/keyset-list";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { columnsOfRows } from "../../platform/sql/wide-properties";
import { QuickTest } from "./quick-test.entity";
import { LATEST_TESTS_FIRST } from "./quick-test.query";
import { isVisibleQuickTest } from "./visible-quick-tests";

/** Quick tests by id (UUID); null for those that the viewer does not see. */
export function quickTestById({ db, viewer }: Source): DataLoader<string, QuickTest | null> {
  return new DataLoader(async (ids) => {
    const { values, bind } = parameters(ids);
    const rows = await rowsOf<Row>(
      db,
      `/* quickTestById */
       select ${columnsOfRows(db, QuickTest, "test", ids.length)}
       from builder.quick_tests test
       where test.id = any($1::uuid[])
         and ${conjunction([isVisibleQuickTest(viewer)], bind)}`,
      values,
    );
    const read = entityReader(db, QuickTest);
    const found = new Map(rows.map((row) => [row.id, read(row)]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** The latest quick test of each strategy, each read from the end of its range in ix_quicktest_instance_created. */
export function latestQuickTestByInstance({ db }: Source): DataLoader<string, QuickTest | null> {
  return new DataLoader(async (ids) => {
    const rows = await rowsOf<Row>(
      db,
      `/* latestQuickTestByInstance */
       select latest.*
       from unnest($1::uuid[]) as requested (instance_id)
       cross join lateral (
         select ${columnsOfRows(db, QuickTest, "test", ids.length)}
         from builder.quick_tests test
         where test.instance_id = requested.instance_id
           and not test.is_deleted
         order by test.created_at desc
         limit 1
       ) latest`,
      [ids],
    );
    const read = entityReader(db, QuickTest);
    const found = new Map(rows.map((row) => [row.instance_id, read(row)]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** Quick tests of strategies, latest first. */
export const quickTestsByInstance = childPageLoader<QuickTest, PageArgs>({
  parentColumn: "test.instance_id",
  listOf: () => ({
    name: "quickTestsByInstance",
    entity: QuickTest,
    alias: "test",
    where: [() => "not test.is_deleted"],
    order: LATEST_TESTS_FIRST,
  }),
});
