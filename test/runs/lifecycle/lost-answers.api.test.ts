import { testApp } from "../../support/test-app";
import { errorsOf, passes, readRun, report, send, startedRun } from "../run-client";

const app = testApp();

describe.each(["completeStrategyRun", "failStrategyRun"] as const)("%s again", (verb) => {
  test("with the same end succeeds and changes nothing: the answer was lost", async () => {
    const runId = await startedRun(app);
    const end = { exitStatus: "done", errorMessage: "the last word" };
    const first = await send(app, verb, runId, end);
    expect(errorsOf(first)).toEqual([]);
    expect(await send(app, verb, runId, end)).toEqual(first);
    expect(await send(app, verb, runId, { ...end, leaseEpoch: 1 })).toEqual(first);
  });

  test("with another end is refused, and the first end stays", async () => {
    const runId = await startedRun(app);
    await send(app, verb, runId, { exitStatus: "done" });
    expect(errorsOf(await send(app, verb, runId, { exitStatus: "other" }))).toEqual(["RUN_TERMINAL input.runId"]);
    const other = verb === "failStrategyRun" ? "completeStrategyRun" : "failStrategyRun";
    expect(errorsOf(await send(app, other, runId, { exitStatus: "done" }))).toEqual(["RUN_TERMINAL input.runId"]);
    expect(await readRun(app, runId)).toMatchObject({ exitStatus: "done", revision: 2 });
  });

  test("under a lease that was taken over is refused", async () => {
    const runId = await startedRun(app);
    await send(app, "cancelStrategyRun", runId);
    await send(app, "resumeStrategyRun", runId);
    await send(app, verb, runId, { leaseEpoch: 2 });
    expect(errorsOf(await send(app, verb, runId, { leaseEpoch: 1 }))).toEqual(["LEASE_LOST input.leaseEpoch"]);
  });
});

describe("the last word of a run", () => {
  test.each([
    ["is cut", "x".repeat(20_000), "x".repeat(10_000)],
    ["with NUL and a lone surrogate is stored with replacements", "a\0b\uD800c", "a\uFFFDb\uFFFDc"],
    ["is not cut inside a character", `${"x".repeat(9999)}😀`, `${"x".repeat(9999)}\uFFFD`],
    ["that is empty is none", "", null],
  ])("%s", async (_, errorMessage, stored) => {
    const runId = await startedRun(app);
    const { run, userErrors } = await send(app, "failStrategyRun", runId, { errorMessage, exitStatus: "" });
    expect(userErrors).toEqual([]);
    expect(run).toMatchObject({ executionStatus: "FAILED", exitStatus: "error", errorMessage: stored });
  });

  test("and its status are cut alike", async () => {
    const runId = await startedRun(app);
    const { run } = await send(app, "completeStrategyRun", runId, { exitStatus: `${"s".repeat(150)}\0` });
    expect(run).toMatchObject({ executionStatus: "COMPLETED", exitStatus: "s".repeat(100) });
  });
});

describe("a sign of life", () => {
  const makeSilent = (runId: string) =>
    app.database.sql(
      "update runs.strategy_run set last_progress_update = now() - interval '5 minutes' where run_id = $1",
      [runId],
    );

  test.each([
    ["a batch of no entries", []],
    ["a batch that was sent before", passes(["A"])],
  ])("%s makes a silent run healthy, without a new revision", async (_, entries) => {
    const runId = await startedRun(app);
    await report(app, runId, passes(["A"]));
    await makeSilent(runId);
    const before = await readRun(app, runId);
    expect(before.health).toBe("STALLED");
    const answer = await report(app, runId, entries);
    expect(answer).toMatchObject({ userErrors: [], shouldStop: false });
    expect(answer.receipts.map(({ verdict }: { verdict: string }) => verdict)).toEqual(entries.map(() => "DUPLICATE"));
    const after = await readRun(app, runId);
    expect(after).toMatchObject({
      health: "HEALTHY",
      revision: before.revision,
      currentTicker: "A",
      processedCount: 1,
    });
  });

  test("of a run that has ended, or of an executor that lost its lease, says to stop", async () => {
    const runId = await startedRun(app);
    await send(app, "cancelStrategyRun", runId);
    expect(await report(app, runId, [])).toMatchObject({ shouldStop: true });
    await send(app, "resumeStrategyRun", runId);
    expect(errorsOf(await report(app, runId, []))).toEqual(["LEASE_LOST input.leaseEpoch"]);
  });
});

test("an empty cursor is the first page", async () => {
  await startedRun(app);
  const { data, errors } = await app.query(
    '{ strategyRuns(first: 1, after: "") { nodes { id } pageInfo { hasPreviousPage } } }',
  );
  expect(errors).toBeUndefined();
  expect(data.strategyRuns.nodes).toHaveLength(1);
  expect(data.strategyRuns.pageInfo.hasPreviousPage).toBe(false);
});
