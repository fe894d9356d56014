import { testDatabase } from "../support/test-database";

const database = testDatabase();

/** What TypeORM would have to run for the tables to be as the entities say. */
async function drift(): Promise<string[]> {
  const { upQueries } = await database.dataSource.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

test("the migrations make exactly the tables that the entities describe", async () => {
  expect(await drift()).toEqual([]);
});

test.each([
  [
    "a missing index",
    "drop index runs.ix_run_status",
    "create index ix_run_status on runs.strategy_run (execution_status)",
  ],
  [
    "an index that no longer is unique",
    `drop index runs.ix_progress_run_sequence;
     create index ix_progress_run_sequence on runs.strategy_execution_progress (run_id, sequence_number)`,
    `drop index runs.ix_progress_run_sequence;
     create unique index ix_progress_run_sequence on runs.strategy_execution_progress (run_id, sequence_number)`,
  ],
  [
    "a column that no entity has",
    "alter table market.market_data_cache add column planted text",
    "alter table market.market_data_cache drop column planted",
  ],
  [
    "a column that has become nullable",
    "alter table runs.strategy_run alter column total_count drop not null",
    "alter table runs.strategy_run alter column total_count set not null",
  ],
  [
    "another default",
    "alter table runs.strategy_run alter column execution_status set default 'completed'",
    "alter table runs.strategy_run alter column execution_status set default 'pending'",
  ],
  [
    "a missing foreign key",
    "alter table runs.strategy_result drop constraint strategy_result_run_id_fkey",
    `alter table runs.strategy_result add constraint strategy_result_run_id_fkey
     foreign key (run_id) references runs.strategy_run on delete cascade`,
  ],
  [
    "a missing check",
    "alter table runs.strategy_run drop constraint strategy_run_percent_check",
    "alter table runs.strategy_run add constraint strategy_run_percent_check check (progress_percent between 0 and 100)",
  ],
])("%s is noticed", async (_, plant, undo) => {
  await database.sql(plant);
  expect(await drift()).not.toEqual([]);
  await database.sql(undo);
  expect(await drift()).toEqual([]);
});
