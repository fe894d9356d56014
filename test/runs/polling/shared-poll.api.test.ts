import { Role, type User, type Viewer } from "../../../src/identity";
import { strategyRunById } from "../../../src/runs/lifecycle/strategy-run.loaders";
import { recentProgressByRun } from "../../../src/runs/progress/ticker-progress.loaders";
import { countStatements } from "../../support/count-statements";
import { type Asker, testApp } from "../../support/test-app";
import { passes, report, startedRun } from "../run-client";

const app = testApp();
let owners: [Asker, Asker];
let runs: [string, string];

beforeAll(async () => {
  owners = [await app.asker(Role.USER), await app.asker(Role.USER)];
  runs = [await startedRun(app, { totalCount: 9 }, owners[0]), await startedRun(app, { totalCount: 9 }, owners[1])];
  await report(app, runs[0], passes(["A", "B", "C"]), {}, owners[0]);
  await report(app, runs[1], passes(["X", "Y", "Z"]), {}, owners[1]);
});

/** The loaders of a separate request. */
function request({ id }: Asker, role = Role.USER) {
  const viewer: Viewer = { id, role, user: {} as User };
  const source = { db: app.database.db, viewer };
  return { runById: strategyRunById(source), recent: recentProgressByRun(source) };
}

test("concurrent requests of several viewers take one statement, and each viewer sees only its own runs", async () => {
  const [one, another, admin] = [request(owners[0]), request(owners[1]), request(owners[0], Role.ADMIN)];
  const { result, statements } = await countStatements(app.database.dataSource, () =>
    Promise.all(
      [one, another, admin].flatMap(({ runById }) => [runById.load(runs[0]), runById.load(runs[1].toUpperCase())]),
    ),
  );
  expect(result.map((run) => run?.id ?? null)).toEqual([runs[0], null, null, runs[1], runs[0], runs[1]]);
  expect(statements).toHaveLength(1);
});

test("concurrent requests for the latest entries take one statement, and each gets the requested number", async () => {
  const { result, statements } = await countStatements(app.database.dataSource, () =>
    Promise.all([
      request(owners[0]).recent.load({ runId: runs[0], limit: 2 }),
      request(owners[1]).recent.load({ runId: runs[1], limit: 1 }),
      request(owners[0]).recent.load({ runId: runs[0], limit: 100 }),
    ]),
  );
  expect(result.map((entries) => entries.map(({ ticker }) => ticker).join(""))).toEqual(["CB", "Z", "CBA"]);
  expect(statements).toHaveLength(1);
});

test("fifty deltas of a document take two statements, and each is answered with the requested part", async () => {
  const aliases = Array.from({ length: 50 }, (_, index) => `delta${index}`);
  const fields = aliases.map((alias, index) => {
    const run = `runId: "${runs[index % 2]}", sinceRevision: ${index % 4}, first: ${1 + (index % 3)}`;
    return `${alias}: strategyRunDelta(${run}) { newProgress { ticker sequenceNumber } }`;
  });
  const { result, statements } = await countStatements(app.database.dataSource, () =>
    app.query(`{ ${fields.join(" ")} }`, {}, owners[0]),
  );
  aliases.forEach((alias, index) => {
    // The first ticker has the revision 2; the first revision is the start of the run.
    const tickers = ["A", "B", "C"].map((ticker, nth) => ({ ticker, sequenceNumber: nth + 1 }));
    const newer = tickers.slice(Math.max(0, (index % 4) - 1)).slice(0, 1 + (index % 3));
    expect(result.data[alias]).toEqual(index % 2 === 0 ? { newProgress: newer } : null);
  });
  expect(statements.filter((statement) => !statement.includes("authenticate"))).toHaveLength(2);
});

test("fifty concurrent polls are each answered with the requested run", async () => {
  const poll = "query ($id: ID!) { strategyRun(id: $id) { id recentProgress(first: 3) { ticker } } }";
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      app.query(poll, { id: runs[index % 2] }, owners[Math.floor(index / 2) % 2]),
    ),
  );
  answers.forEach(({ data }, index) => {
    const isOwn = index % 2 === Math.floor(index / 2) % 2;
    const entries = (index % 2 === 0 ? ["C", "B", "A"] : ["Z", "Y", "X"]).map((ticker) => ({ ticker }));
    expect(data.strategyRun).toEqual(isOwn ? { id: runs[index % 2], recentProgress: entries } : null);
  });
});
