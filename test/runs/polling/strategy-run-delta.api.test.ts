import { countStatements } from "../../support/count-statements";
import { testApp } from "../../support/test-app";
import { passes, readRun, report, send, startedRun, tickers } from "../run-client";
import { type Delta, poll, pollError } from "./poll-run";

const app = testApp();
afterEach(() => app.setNow(null));
const names = (delta: Delta) => delta.newProgress.map(({ ticker }) => ticker);

/** Polls until `hasMore` is false. */
async function drain(runId: string, since: number, first?: number): Promise<{ deltas: Delta[]; revision: number }> {
  const deltas: Delta[] = [];
  let revision = since;
  do {
    deltas.push(await poll(app, runId, revision, { first }));
    revision = deltas.at(-1)!.revision;
  } while (deltas.at(-1)!.hasMore);
  return { deltas, revision };
}

describe("a delta", () => {
  test("since 0 contains the run and its whole timeline", async () => {
    const runId = await startedRun(app, { totalCount: 4 });
    expect(await poll(app, runId, 0)).toMatchObject({ revision: 1, changed: true, newProgress: [], hasMore: false });
    await report(app, runId, passes(["B", "A"]));
    expect(await poll(app, runId, 0)).toMatchObject({
      revision: 3,
      changed: true,
      hasMore: false,
      isTerminal: false,
      nextPollAfterMs: 1000,
      resetRequired: false,
      newProgress: [
        { ticker: "B", sequenceNumber: 1 },
        { ticker: "A", sequenceNumber: 2 },
      ],
      run: { processedCount: 2, revision: 3, executionStatus: "RUNNING" },
    });
  });

  test("contains only what is new since its revision, and nothing if nothing is", async () => {
    const runId = await startedRun(app);
    await report(app, runId, passes(["A"]));
    const { revision } = await poll(app, runId, 0);
    expect(await poll(app, runId, revision)).toMatchObject({
      revision,
      changed: false,
      newProgress: [],
      hasMore: false,
    });
    await report(app, runId, passes(["A", "B"]));
    const delta = await poll(app, runId, revision);
    expect([delta.changed, names(delta)]).toEqual([true, ["B"]]);
  });

  test("is changed, without new tickers, if only the status changed", async () => {
    const runId = await startedRun(app);
    const { revision } = await poll(app, runId, 0);
    await send(app, "failStrategyRun", runId);
    const delta = await poll(app, runId, revision);
    expect(delta).toMatchObject({
      changed: true,
      newProgress: [],
      isTerminal: true,
      run: { executionStatus: "FAILED" },
    });
    await send(app, "resumeStrategyRun", runId);
    expect(await poll(app, runId, delta.revision)).toMatchObject({
      changed: true,
      isTerminal: false,
      run: { executionStatus: "RUNNING" },
    });
  });

  test("can end inside a batch; the next one continues at its revision", async () => {
    const runId = await startedRun(app, { totalCount: 20 });
    await report(app, runId, passes(tickers(7)));
    await report(app, runId, passes(tickers(3, "U")));
    const { deltas } = await drain(runId, 0, 4);
    expect(deltas.map(names)).toEqual([
      ["T1", "T2", "T3", "T4"],
      ["T5", "T6", "T7", "U1"],
      ["U2", "U3"],
    ]);
    expect(deltas.map(({ hasMore }) => hasMore)).toEqual([true, true, false]);
    expect(deltas.map(({ nextPollAfterMs }) => nextPollAfterMs)).toEqual([0, 0, 1000]);
    expect(deltas.map(({ revision }) => revision)).toEqual([5, 9, 11]);
  });

  test.each([1, 3, 7, 500])(
    "of at most %d tickers: all deltas together are the timeline, in its order",
    async (first) => {
      const runId = await startedRun(app, { totalCount: 40 });
      const seen: string[] = [];
      let revision = 0;
      for (const [index, size] of [1, 6, 2, 11, 3].entries()) {
        await report(app, runId, passes(tickers(size, `B${index}N`)));
        const drained = await drain(runId, revision, first);
        seen.push(...drained.deltas.flatMap(names));
        revision = drained.revision;
      }
      await send(app, "completeStrategyRun", runId);
      const last = await drain(runId, revision, first);
      expect(last.deltas.at(-1)).toMatchObject({ isTerminal: true, nextPollAfterMs: null, hasMore: false });
      const { progress } = await readRun(app, runId, "progress { nodes { ticker } }");
      expect(seen).toEqual(progress.nodes.map(({ ticker }: { ticker: string }) => ticker));
    },
  );

  test("of an ended run recommends polling until everything is returned", async () => {
    const runId = await startedRun(app, { totalCount: 5 });
    await report(app, runId, passes(tickers(5)));
    await send(app, "completeStrategyRun", runId);
    expect(await poll(app, runId, 0, { first: 3 })).toMatchObject({
      isTerminal: true,
      hasMore: true,
      nextPollAfterMs: 0,
    });
    expect(await poll(app, runId, 4, { first: 3 })).toMatchObject({
      isTerminal: true,
      hasMore: false,
      nextPollAfterMs: null,
    });
  });

  test.each([99, 2_147_483_647, -1])(
    "since %d, a revision the run never had, starts again from the beginning",
    async (since) => {
      const runId = await startedRun(app);
      await report(app, runId, passes(["A", "B"]));
      const delta = await poll(app, runId, since);
      expect(delta).toMatchObject({ resetRequired: true, changed: true, revision: 3, hasMore: false });
      expect(names(delta)).toEqual(["A", "B"]);
      expect(await poll(app, runId, since, { first: 1 })).toMatchObject({
        resetRequired: true,
        hasMore: true,
        revision: 2,
      });
    },
  );

  test("takes two statements, and one if nothing is new", async () => {
    const runId = await startedRun(app);
    await report(app, runId, passes(tickers(50)));
    const count = async (since: number) =>
      (await countStatements(app.database.dataSource, () => poll(app, runId, since))).statements.length;
    expect([await count(0), await count(51)]).toEqual([2, 1]);
  });

  test.each([
    ["first", { first: 0 }],
    ["first", { first: 501 }],
    ["first", { first: -1 }],
    ["waitMs", { waitMs: -1 }],
    ["waitMs", { waitMs: 20_001 }],
  ])("rejects %s out of range: %j", async (field, variables) => {
    expect(await pollError(app, { runId: await startedRun(app), ...variables })).toBe(`OUT_OF_RANGE ${field}`);
  });
});

describe("nextPollAfterMs", () => {
  test("is 1000 for a running run, 5000 for a pending one and null for an ended one", async () => {
    const runId = await startedRun(app);
    expect((await poll(app, runId, 1)).nextPollAfterMs).toBe(1000);
    await app.database.sql(
      "update runs.strategy_run set execution_status = 'pending', started_at = null where run_id = $1",
      [runId],
    );
    expect((await poll(app, runId, 1)).nextPollAfterMs).toBe(5000);
    await send(app, "cancelStrategyRun", runId);
    expect((await poll(app, runId, 1)).nextPollAfterMs).toBeNull();
  });

  test.each([
    [1, 999],
    [600, 400],
    [1000, 50],
    [15_000, 50],
  ])("after a request that waits up to %i ms is %i, whatever the state: the server waits", async (waitMs, hint) => {
    const runId = await startedRun(app);
    const more = { waitMs };
    // Revision 0 is older than that of the run, so the answer is immediate.
    expect((await poll(app, runId, 0, more)).nextPollAfterMs).toBe(hint);
    await app.database.sql(
      "update runs.strategy_run set execution_status = 'pending', started_at = null where run_id = $1",
      [runId],
    );
    expect((await poll(app, runId, 0, more)).nextPollAfterMs).toBe(hint);
    await send(app, "cancelStrategyRun", runId);
    expect((await poll(app, runId, 0, more)).nextPollAfterMs).toBeNull();
  });

  test("is 1000 for a run of the server that waits for its turn", async () => {
    const runId = await startedRun(app);
    await app.database.sql(
      "update runs.strategy_run set execution_status = 'pending', started_at = null, executor = 'server' where run_id = $1",
      [runId],
    );
    expect((await poll(app, runId, 1)).nextPollAfterMs).toBe(1000);
  });

  test.each([
    [59, 1000],
    [61, 15_000],
    [601, 15_000],
  ])("%d s after the last report is %d", async (seconds, nextPollAfterMs) => {
    const runId = await startedRun(app);
    const { lastProgressUpdate } = await readRun(app, runId);
    app.setNow(new Date(Date.parse(lastProgressUpdate) + seconds * 1000));
    expect((await poll(app, runId, 1)).nextPollAfterMs).toBe(nextPollAfterMs);
  });
});
