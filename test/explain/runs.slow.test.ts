import { Role, type User, type Viewer } from "../../src/identity";
import { SortDirection } from "../../src/platform/paging/sort-direction.enum";
import { DEFAULT_HEALTH_THRESHOLDS } from "../../src/runs";
import { ExecutionStatus } from "../../src/runs/lifecycle/execution-status.enum";
import { strategyRunById } from "../../src/runs/lifecycle/strategy-run.loaders";
import { countRunsByStatus, listRuns } from "../../src/runs/lifecycle/strategy-run.query";
import { type StrategyRunFilter, StrategyRunOrderField } from "../../src/runs/lifecycle/strategy-run-filter.input";
import { runDelta } from "../../src/runs/polling/run-delta";
import {
  progressPageByRun,
  recentProgressByRun,
  slowestProgressByRun,
} from "../../src/runs/progress/ticker-progress.loaders";
import { latestResultsByTicker, resultPageByRun } from "../../src/runs/results/strategy-result.loaders";
import { archiveRuns } from "../../src/runs/retention/archive-runs";
import { failLostRuns } from "../../src/runs/retention/fail-lost-runs";
import { purgeProgress } from "../../src/runs/retention/purge-progress";
import { testDatabase } from "../support/test-database";
import { explainBatch, explainCall, explainOne } from "./explain-call";
import { insertManyRuns, OWNER, paramsHashOf, runId } from "./many-runs";

const database = testDatabase();
const owner: Viewer = { id: OWNER, role: Role.USER, user: {} as User };
const admin: Viewer = { ...owner, role: Role.ADMIN };
const latestFive = [19996, 19997, 19998, 19999, 20000].map(runId);
const PROGRESS = "strategy_execution_progress";
const clock = { now: new Date(), health: DEFAULT_HEALTH_THRESHOLDS };

beforeAll(() => insertManyRuns(database), 120_000);

const source = () => ({ db: database.db, viewer: owner });
/** Acts in a transaction that is then rolled back, so that every test finds the same rows. */
function rolledBack(act: (db: typeof database.db) => Promise<unknown>): () => Promise<unknown> {
  const rollback = new Error("rolled back");
  return () =>
    database.db
      .transaction(async (tx) => {
        await act(tx);
        throw rollback;
      })
      .catch((error: unknown) => {
        if (error !== rollback) throw error;
      });
}

describe("a poll", () => {
  test("reads the status of a run by its primary key and not the timeline", async () => {
    const plan = await explainOne(database, () => strategyRunById(source()).load(runId(19_999)));
    expect(plan).toMatchObject({ indexes: ["strategy_run_pkey"], scanned: [], tables: ["strategy_run"] });
  });

  test("without changes reads the run by its primary key and nothing else", async () => {
    const request = { runId: runId(19_999), sinceRevision: 501 };
    const plan = await explainOne(database, () => runDelta(database.db, owner, request, clock));
    expect(plan).toMatchObject({ indexes: ["strategy_run_pkey"], tables: ["strategy_run"] });
  });

  test("with changes reads only the new entries, in order, by revision", async () => {
    const request = { runId: runId(19_999), sinceRevision: 480 };
    const plans = await explainCall(database, () => runDelta(database.db, owner, request, clock));
    expect(plans).toMatchObject([
      { indexes: ["strategy_run_pkey"] },
      { indexes: ["ix_progress_run_revision"], tables: [PROGRESS], filters: [] },
    ]);
    // Sorted within each range by the index; the ranges themselves are at most 200.
    expect(plans[1]?.steps).not.toContain("Sort");
  });
});

describe("the timelines of several runs", () => {
  test("the latest entries are read from the end of each run's sequence without sorting", async () => {
    const loader = recentProgressByRun(source());
    const plan = await explainOne(database, () =>
      Promise.all(latestFive.map((id) => loader.load({ runId: id, limit: 10 }))),
    );
    expect(plan).toMatchObject({ indexes: ["ix_progress_run_sequence"], tables: [PROGRESS], filters: [] });
    expect(plan.steps).not.toContain("Sort");
  });

  test.each([
    ["a first page", undefined],
    ["a later page", Buffer.from(JSON.stringify(["progress:SEQUENCE:ASC", "400"])).toString("base64url")],
  ])("%s is read along each run's sequence without sorting", async (_, after) => {
    const loader = progressPageByRun(source());
    const plan = await explainOne(database, () =>
      Promise.all(latestFive.map((id) => loader.load({ parent: id, args: { first: 50, after } }))),
    );
    expect(plan).toMatchObject({ indexes: ["ix_progress_run_sequence"], tables: [PROGRESS], filters: [] });
    expect(plan.steps).not.toContain("Sort");
  });

  test("the slowest entries are searched in their runs only", async () => {
    const loader = slowestProgressByRun(source());
    const plan = await explainOne(database, () =>
      Promise.all(latestFive.map((id) => loader.load({ runId: id, limit: 5 }))),
    );
    expect(plan).toMatchObject({ scanned: [], tables: [PROGRESS] });
  });
});

describe("a list of runs", () => {
  test.each<[string, StrategyRunFilter, string[]]>([
    ["in a rare status is read by status", { statusIn: [ExecutionStatus.RUNNING] }, ["ix_run_status"]],
    [
      "that changed recently is read by last progress, end and creation",
      { updatedAfter: new Date(Date.now() - 3 * 3_600_000) },
      ["ix_run_completed", "ix_run_created", "ix_run_progress_update"],
    ],
    [
      "of one strategy with the same parameters is read by their hash",
      { strategyCodeIn: ["strategy_3"], paramsHash: paramsHashOf(60) },
      ["ix_run_params"],
    ],
  ])("%s", async (_, filter, indexes) => {
    const plan = await explainOne(database, () => listRuns(database.db, admin, filter, null, { first: 50 }));
    expect(plan).toMatchObject({ indexes, scanned: [] });
    const ofOwner = await explainOne(database, () => listRuns(database.db, owner, filter, null, { first: 50 }));
    expect(ofOwner.scanned).toEqual([]);
  });

  test("of one strategy ordered by start is read by an index of the strategy or of the start", async () => {
    const order = { field: StrategyRunOrderField.STARTED_AT, direction: SortDirection.DESC };
    const filter = { strategyCodeIn: ["strategy_3"] };
    const plan = await explainOne(database, () => listRuns(database.db, admin, filter, order, { first: 50 }));
    expect(plan.scanned).toEqual([]);
    expect(["ix_run_strategy_started", "ix_run_params", "ix_run_by_start"]).toContain(plan.indexes.join());
  });

  test("in the default order is read along its index without sorting, for an ADMIN and for an owner", async () => {
    const latest = (viewer: Viewer) => () => listRuns(database.db, viewer, null, null, { first: 50 });
    expect(await explainOne(database, latest(admin))).toMatchObject({
      indexes: ["ix_run_created"],
      steps: ["Index Scan", "Limit"],
    });
    expect(await explainOne(database, latest(owner))).toMatchObject({
      indexes: ["ix_run_owner_created"],
      steps: ["Index Scan", "Limit"],
    });
  });

  test("is not scanned to count a rare status", async () => {
    const filter = { statusIn: [ExecutionStatus.RUNNING] };
    const plan = await explainOne(database, () => countRunsByStatus(database.db, admin, filter));
    expect(plan).toMatchObject({ indexes: ["ix_run_status"], scanned: [] });
  });
});

describe("read along an index without sorting", () => {
  test.each([
    [StrategyRunOrderField.STARTED_AT, "ix_run_by_start"],
    [StrategyRunOrderField.COMPLETED_AT, "ix_run_by_end"],
    [StrategyRunOrderField.LAST_PROGRESS_UPDATE, "ix_run_by_progress"],
  ])("runs by %s, for an ADMIN and for an owner of one in twenty runs", async (field, index) => {
    for (const direction of [SortDirection.ASC, SortDirection.DESC]) {
      for (const viewer of [admin, owner]) {
        const page = () => listRuns(database.db, viewer, null, { field, direction }, { first: 50 });
        const plan = await explainOne(database, page);
        expect(plan).toMatchObject({ indexes: [index], steps: ["Index Scan", "Limit"] });
      }
    }
  });

  test.each([
    ["a first page", undefined],
    ["a later page", Buffer.from(JSON.stringify(["results:SCORE:DESC", "6", "T300"])).toString("base64url")],
  ])("%s of the results of runs, by score", async (_, after) => {
    const loader = resultPageByRun(source());
    const plan = await explainOne(database, () =>
      Promise.all(latestFive.map((id) => loader.load({ parent: id, args: { first: 50, after } }))),
    );
    expect(plan).toMatchObject({ indexes: ["ix_result_run_score"], tables: ["strategy_result"], filters: [] });
    expect(plan.steps).not.toContain("Sort");
  });

  test("the latest results of an instrument, of a user without looking at those of others", async () => {
    const stranger = { ...owner, id: "00000000-0000-4000-8000-00000000feed" };
    for (const [viewer, index] of [
      [admin, "ix_result_ticker_created"],
      [owner, "ix_result_owner_ticker"],
      [stranger, "ix_result_owner_ticker"],
    ] as const) {
      const loader = latestResultsByTicker({ db: database.db, viewer });
      const plan = await explainOne(database, () => loader.load({ ticker: "AAPL", limit: 5 }));
      expect(plan).toMatchObject({ indexes: [index], scanned: [], filters: [] });
      expect(plan.steps).not.toContain("Sort");
    }
  });
});

describe("retention", () => {
  test("purges the timelines of ended runs run by run, without scanning the whole table", async () => {
    const plan = await explainBatch(database, rolledBack(purgeProgress));
    expect(plan.tables).toContain(PROGRESS);
    expect(plan.scanned).not.toContain(PROGRESS);
    expect(plan.indexes.filter((index) => index.includes("progress"))).toHaveLength(1);
  });

  test("finds completed runs to archive by status", async () => {
    const plan = await explainBatch(database, rolledBack(archiveRuns));
    expect(plan).toMatchObject({ indexes: ["ix_run_status", "strategy_run_pkey"], scanned: [] });
  });

  test("searches for lost runs among the running ones only", async () => {
    const plan = await explainOne(
      database,
      rolledBack((db) => failLostRuns(db, DEFAULT_HEALTH_THRESHOLDS)),
    );
    // The other table has one row.
    expect(plan).toMatchObject({ indexes: ["ix_run_status"], scanned: ["report_availability"] });
  });
});

test("detects that a poll without its index scans the whole table", async () => {
  await database.sql(
    "drop index runs.ix_progress_run_sequence, runs.ix_progress_status, runs.ix_progress_run_revision",
  );
  await database.sql("alter table runs.strategy_execution_progress drop constraint strategy_execution_progress_pkey");
  const loader = recentProgressByRun(source());
  const plan = await explainOne(database, () => loader.load({ runId: runId(20_000), limit: 10 }));
  expect(plan).toMatchObject({ indexes: [], scanned: [PROGRESS] });
});
