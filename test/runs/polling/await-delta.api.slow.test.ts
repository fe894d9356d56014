import { setTimeout as sleep } from "node:timers/promises";
import { countStatements } from "../../support/count-statements";
import { testApp } from "../../support/test-app";
import { passes, report, send, startedRun, tickers } from "../run-client";
import { type Delta, poll } from "./poll-run";

const app = testApp();
/** Longer than any test takes: a poll that returns earlier was woken by a change. */
const LONG = 20_000;

/** Acts while a poll waits; returns the answer of the poll and the milliseconds that it took. */
async function whileWaiting(runId: string, since: number, act: () => Promise<unknown>) {
  const start = performance.now();
  const waiting = poll(app, runId, since, { waitMs: LONG });
  const first = await Promise.race([waiting.then(() => "answered"), sleep(400, "waiting")]);
  expect(first).toBe("waiting");
  await act();
  return { delta: await waiting, took: performance.now() - start };
}

describe("a long poll", () => {
  test("returns new tickers before its time is up", async () => {
    const runId = await startedRun(app);
    const { delta, took } = await whileWaiting(runId, 1, () => report(app, runId, passes(["A", "B"])));
    expect(delta).toMatchObject({ changed: true, revision: 3, newProgress: [{ ticker: "A" }, { ticker: "B" }] });
    expect(took).toBeLessThan(LONG);
  });

  test("returns when the run ends", async () => {
    const runId = await startedRun(app);
    const { delta } = await whileWaiting(runId, 1, () => send(app, "cancelStrategyRun", runId));
    expect(delta).toMatchObject({ changed: true, isTerminal: true, nextPollAfterMs: null });
  });

  test("returns without changes when its time is up, not earlier", async () => {
    const runId = await startedRun(app);
    const start = performance.now();
    expect(await poll(app, runId, 1, { waitMs: 700 })).toMatchObject({ changed: false, revision: 1, newProgress: [] });
    expect(performance.now() - start).toBeGreaterThan(690);
  });

  test("does not wait if there are changes, the run has ended or the run does not exist", async () => {
    const runId = await startedRun(app);
    const start = performance.now();
    expect(await poll(app, runId, 0, { waitMs: LONG })).toMatchObject({ changed: true });
    expect(await poll(app, runId, 99, { waitMs: LONG })).toMatchObject({ resetRequired: true });
    await send(app, "completeStrategyRun", runId);
    expect(await poll(app, runId, 2, { waitMs: LONG })).toMatchObject({ changed: false, isTerminal: true });
    expect(await poll(app, "00000000-0000-4000-8000-000000000000", 0, { waitMs: LONG })).toBeNull();
    expect(performance.now() - start).toBeLessThan(LONG);
  });

  test("is not woken by changes of another run", async () => {
    const [runId, other] = [await startedRun(app), await startedRun(app)];
    const waiting = poll(app, runId, 1, { waitMs: 1500 });
    await report(app, other, passes(["A"]));
    expect(await waiting).toMatchObject({ changed: false, run: { processedCount: 0 } });
  });

  test("works with an id in upper case", async () => {
    const runId = await startedRun(app);
    const waiting = poll(app, runId.toUpperCase(), 1, { waitMs: LONG });
    await sleep(300);
    await report(app, runId, passes(["A"]));
    expect(await waiting).toMatchObject({ changed: true });
  });

  test.each(["GET", "POST"])("ends when the client leaves, so that nothing is read for nobody (%s)", async (method) => {
    const runId = await startedRun(app);
    const query = `{ strategyRunDelta(runId: "${runId}", sinceRevision: 1, waitMs: ${LONG}) { changed } }`;
    const url = `${app.url}/graphql${method === "GET" ? `?query=${encodeURIComponent(query)}` : ""}`;
    const headers = { "content-type": "application/json", "apollo-require-preflight": "yes" };
    const client = new AbortController();
    const body = method === "GET" ? {} : { body: JSON.stringify({ query }) };
    const waiting = fetch(url, { method, headers, signal: client.signal, ...body }).catch(({ name }) => name);
    const during = await countStatements(app.database.dataSource, () => sleep(1000));
    expect(during.statements.filter((statement) => statement.includes("watchRevisions")).length).toBeGreaterThan(1);
    client.abort();
    expect(await waiting).toBe("AbortError");
    await sleep(500);
    expect((await countStatements(app.database.dataSource, () => sleep(1000))).statements).toEqual([]);
  });

  test("shares its statements with all others that wait", async () => {
    const runs = await Promise.all(tickers(5).map(() => startedRun(app)));
    const { result, statements } = await countStatements(app.database.dataSource, () =>
      Promise.all(Array.from({ length: 50 }, (_, index) => poll(app, runs[index % 5]!, 1, { waitMs: 2000 }))),
    );
    expect(result.every((delta: Delta) => !delta.changed)).toBe(true);
    // All read before and after their wait; in between, one statement every 200 ms serves all of them.
    const watching = statements.filter((statement) => statement.includes("any($1"));
    expect(statements.length - watching.length).toBeLessThanOrEqual(100);
    expect(watching.length).toBeGreaterThan(0);
    expect(watching.length).toBeLessThan(50);
  });

  test("answers fields of the run with its state after the wait, also if the document has read them before", async () => {
    const runId = await startedRun(app);
    const results =
      "results(first: 5) { nodes { ticker } } progress(first: 5) { nodes { ticker } } recentProgress { ticker }";
    const document = `query ($id: ID!) {
      strategyRun(id: $id) { ${results} }
      delta: strategyRunDelta(runId: $id, sinceRevision: 1, first: 5, waitMs: ${LONG}) { run { ${results} } }
    }`;
    const waiting = app.query(document, { id: runId });
    await sleep(400);
    await report(app, runId, passes(["A"]));
    const { data, errors } = await waiting;
    expect(errors).toBeUndefined();
    expect(data.strategyRun).toEqual({ results: { nodes: [] }, progress: { nodes: [] }, recentProgress: [] });
    expect(data.delta.run).toEqual({
      results: { nodes: [{ ticker: "A" }] },
      progress: { nodes: [{ ticker: "A" }] },
      recentProgress: [{ ticker: "A" }],
    });
  });
});

/** Polls until the run has ended and everything was returned; the tickers in the order of the answers. */
async function follow(runId: string, more: { first: number; waitMs?: number }): Promise<[string, number][]> {
  const seen: [string, number][] = [];
  let delta: Delta | null = null;
  while (delta === null || delta.hasMore || !delta.isTerminal) {
    delta = await poll(app, runId, delta?.revision ?? 0, more);
    expect(delta.resetRequired).toBe(false);
    expect(delta.newProgress.length).toBeLessThanOrEqual(more.first);
    for (const { ticker, sequenceNumber } of delta.newProgress) seen.push([ticker, sequenceNumber]);
  }
  return seen;
}

describe("pollers of a run with eight concurrent writers", () => {
  test("receive every acknowledged ticker once and in order while it is being written", async () => {
    const total = 8 * 60;
    const runId = await startedRun(app, { totalCount: total });
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      const sent: [string, number][] = [];
      for (let batch = 0; batch < 20; batch++) {
        const { receipts } = await report(app, runId, passes(tickers(3, `W${writer}B${batch}N`)));
        for (const { ticker, sequenceNumber } of receipts) sent.push([ticker, sequenceNumber]);
      }
      return sent;
    });
    // One that lags behind in small pages, one that uses long polls, and two that poll without a pause.
    const followers = [{ first: 7 }, { first: 500, waitMs: 2000 }, { first: 500 }, { first: 499 }].map((more) =>
      follow(runId, more),
    );
    const acknowledged = (await Promise.all(writers)).flat().sort(([, one], [, other]) => one - other);
    await send(app, "completeStrategyRun", runId);
    expect(acknowledged.map(([, number]) => number)).toEqual(Array.from({ length: total }, (_, index) => index + 1));
    for (const seen of await Promise.all(followers)) expect(seen).toEqual(acknowledged);
  });
});
