import { randomUUID } from "node:crypto";
import { Role } from "../../../src/identity";
import { type Asker, testApp } from "../../support/test-app";
import { type EndVerb, errorsOf, passes, readRun, report, send, startedRun } from "../run-client";

const app = testApp();
const verbs: readonly EndVerb[] = ["completeStrategyRun", "failStrategyRun", "cancelStrategyRun", "resumeStrategyRun"];
const malformed = [
  "",
  "1",
  "' or true --",
  "null",
  `{${randomUUID()}}`,
  randomUUID().replaceAll("-", ""),
  `${randomUUID()} `,
];
let owner: Asker;
let runId: string;

beforeAll(async () => {
  owner = await app.asker(Role.SERVICE);
  runId = await startedRun(app, { tickers: ["A", "B"] }, owner);
  await report(app, runId, passes(["A"]), {}, owner);
});

/** Runs every query that takes the id of a run. */
async function everyQuery(id: string, asker?: Asker) {
  const { data, errors } = await app.query(
    `query ($id: ID!) {
      strategyRun(id: $id) { id }
      strategyRunDelta(runId: $id, sinceRevision: 0) { revision }
      waiting: strategyRunDelta(runId: $id, sinceRevision: 9, waitMs: 20000) { revision }
      compareStrategyRuns(a: $id, b: $id) { onlyInA }
      strategyRuns(filter: { idIn: [$id] }) { totalCount nodes { id } }
      strategyRunStatusCounts(filter: { idIn: [$id] }) { count }
    }`,
    { id },
    asker,
  );
  expect(errors).toBeUndefined();
  return data;
}

const nothing = {
  strategyRun: null,
  strategyRunDelta: null,
  waiting: null,
  compareStrategyRuns: null,
  strategyRuns: { totalCount: 0, nodes: [] },
  strategyRunStatusCounts: Array.from({ length: 6 }, () => ({ count: 0 })),
};

describe("another user's run", () => {
  test.each([Role.USER, Role.SERVICE])("is not visible to a %s in any query", async (role) => {
    expect(await everyQuery(runId, await app.asker(role))).toEqual(nothing);
  });

  test.each([Role.USER, Role.SERVICE])("is NOT_FOUND for a %s in every mutation and is not changed", async (role) => {
    const stranger = await app.asker(role);
    const before = await readRun(app, runId, "progress { totalCount }", owner);
    const reported = await report(app, runId, passes(["B"]), {}, stranger);
    expect(reported).toMatchObject({ run: null, receipts: [], shouldStop: false });
    expect(errorsOf(reported)).toEqual(["NOT_FOUND input.runId"]);
    for (const verb of verbs) {
      const payload = await send(app, verb, runId, {}, stranger);
      expect(payload.run).toBeNull();
      expect(errorsOf(payload)).toEqual(["NOT_FOUND input.runId"]);
    }
    expect(await readRun(app, runId, "progress { totalCount }", owner)).toEqual(before);
  });

  test("is reported with the same message as a run that does not exist", async () => {
    const stranger = await app.asker(Role.USER);
    const messageAbout = async (id: string) =>
      (await send(app, "cancelStrategyRun", id, {}, stranger)).userErrors[0].message.replace(id, "…");
    expect(await messageAbout(runId)).toBe(await messageAbout(randomUUID()));
  });

  test("cannot be compared with the viewer's own run", async () => {
    const stranger = await app.asker(Role.USER);
    const own = await startedRun(app, {}, stranger);
    const ask = (a: string, b: string, asker: Asker) =>
      app.query("query ($a: ID!, $b: ID!) { compareStrategyRuns(a: $a, b: $b) { onlyInA } }", { a, b }, asker);
    expect((await ask(own, runId, stranger)).data.compareStrategyRuns).toBeNull();
    expect((await ask(runId, own, stranger)).data.compareStrategyRuns).toBeNull();
    expect((await ask(own, own, stranger)).data.compareStrategyRuns).toEqual({ onlyInA: [] });
  });

  test("is not visible in the results of an instrument", async () => {
    await app.database.sql("insert into runs.instruments (ticker) values ('A')");
    const ask = async (asker: Asker) =>
      (await app.query('{ instrument(ticker: "A") { latestResults { ticker } } }', {}, asker)).data.instrument
        .latestResults;
    expect(await ask(await app.asker(Role.USER))).toEqual([]);
    expect(await ask(owner)).toEqual([{ ticker: "A" }]);
  });

  test("is visible to an ADMIN, who can report it", async () => {
    const admin = await app.asker(Role.ADMIN);
    expect((await everyQuery(runId, admin)).strategyRuns).toEqual({ totalCount: 1, nodes: [{ id: runId }] });
    expect((await report(app, runId, passes(["B"]), {}, admin)).run).toMatchObject({ processedCount: 2 });
  });
});

describe("an id", () => {
  test.each([randomUUID(), ...malformed])(
    "that is unknown, %p, returns null in queries and NOT_FOUND in mutations",
    async (id) => {
      expect(await everyQuery(id)).toEqual(nothing);
      for (const verb of verbs) expect(errorsOf(await send(app, verb, id))).toEqual(["NOT_FOUND input.runId"]);
      expect(errorsOf(await report(app, id, passes(["A"])))).toEqual(["NOT_FOUND input.runId"]);
    },
  );

  test("in upper case finds the same run", async () => {
    expect((await everyQuery(runId.toUpperCase())).strategyRuns.nodes).toEqual([{ id: runId }]);
    expect((await everyQuery(runId.toUpperCase())).strategyRun).toEqual({ id: runId });
  });

  test("of one megabyte is truncated in the message", async () => {
    const payload = await send(app, "cancelStrategyRun", "x".repeat(1_000_000));
    expect(payload.userErrors[0].message.length).toBeLessThan(300);
  });
});
