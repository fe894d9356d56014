import { Role } from "../../../src/identity";
import { type Asker, testApp } from "../../support/test-app";
import { passes, readRun, report, send, start, startedRun } from "../run-client";

const app = testApp();
const day = (n: number) => `2024-03-${String(n).padStart(2, "0")}T00:00:00Z`;
/** Four runs of one user by name; the numbers are days. */
const runs = {
  a: { code: "alpha", status: "completed", created: 1, started: 2, completed: 3, update: 3 },
  b: { code: "beta", status: "running", created: 2, started: 2, completed: null, update: 6 },
  c: { code: "alpha", status: "failed", created: 4, started: 5, completed: 5, update: 4 },
  d: { code: "gamma", status: "pending", created: 5, started: null, completed: null, update: null },
} as const;
type Name = keyof typeof runs;
const names = Object.keys(runs) as Name[];
const ids = new Map<string, Name>();
const idOf = (name: Name) => [...ids].find(([, each]) => each === name)![0];
let owner: Asker;

beforeAll(async () => {
  owner = await app.asker(Role.USER);
  for (const name of names) {
    const { code, status, created, started, completed, update } = runs[name];
    const { run } = await start(app, { strategyCode: code, params: { of: code } }, owner);
    ids.set(run.id, name);
    const times = [created, started, completed, update].map((each) => (each === null ? null : day(each)));
    await app.database.sql(
      `update runs.strategy_run
       set execution_status = $2, created_at = $3, started_at = $4, completed_at = $5, last_progress_update = $6
       where run_id = $1`,
      [run.id, status, ...times],
    );
  }
});

const document = `query ($filter: StrategyRunFilter, $orderBy: StrategyRunOrder) {
  strategyRuns(filter: $filter, orderBy: $orderBy) { totalCount nodes { id executionStatus } }
  strategyRunStatusCounts(filter: $filter) { status count }
}`;

/** The names of the listed runs. Checks that strategyRunStatusCounts agrees with the list. */
async function listed(variables: object, asker: Asker = owner): Promise<string> {
  const { data, errors } = await app.query(document, { ...variables }, asker);
  expect(errors).toBeUndefined();
  const { nodes, totalCount } = data.strategyRuns;
  expect(totalCount).toBe(nodes.length);
  for (const { status, count } of data.strategyRunStatusCounts) {
    const inStatus = nodes.filter((node: { executionStatus: string }) => node.executionStatus === status);
    expect([status, count]).toEqual([status, inStatus.length]);
  }
  return nodes.map(({ id }: { id: string }) => ids.get(id) ?? "?").join("");
}

describe("the list of runs", () => {
  test("is ordered by creation, the latest first, and every status is counted", async () => {
    expect(await listed({})).toBe("dcba");
    const { data } = await app.query(document, {}, owner);
    expect(data.strategyRunStatusCounts).toEqual([
      { status: "PENDING", count: 1 },
      { status: "RUNNING", count: 1 },
      { status: "COMPLETED", count: 1 },
      { status: "FAILED", count: 1 },
      { status: "CANCELLED", count: 0 },
      { status: "ARCHIVED", count: 0 },
    ]);
  });

  test.each([
    [{ statusIn: ["RUNNING", "FAILED"] }, "cb"],
    [{ statusIn: [] }, ""],
    [{ strategyCodeIn: ["alpha"] }, "ca"],
    [{ strategyCodeNotIn: ["alpha", "gamma"] }, "b"],
    [{ strategyCodeNotIn: [] }, "dcba"],
    [{ createdAfter: day(2) }, "dcb"],
    [{ createdBefore: day(4) }, "ba"],
    [{ createdAfter: day(2), createdBefore: day(5) }, "cb"],
    [{ updatedAfter: day(5) }, "dcb"],
    [{ updatedBefore: day(5) }, "a"],
    [{ updatedAfter: day(3), updatedBefore: day(6) }, "dca"],
    [{ strategyCodeIn: ["alpha"], statusIn: ["COMPLETED"] }, "a"],
    [{ idIn: ["no uuid"] }, ""],
    [{ statusIn: null, strategyCodeIn: null, idIn: null, createdAfter: null }, "dcba"],
  ])("filtered by %j contains %j, and the counts agree", async (filter, expected) => {
    expect(await listed({ filter })).toBe(expected);
  });

  test("can be filtered by ids and by the hash of the parameters", async () => {
    expect(await listed({ filter: { idIn: [idOf("a"), idOf("d").toUpperCase(), "x"] } })).toBe("da");
    const { paramsHash } = await readRun(app, idOf("a"));
    expect(await listed({ filter: { paramsHash } })).toBe("ca");
    expect(await listed({ filter: { paramsHash: `${paramsHash} ` } })).toBe("");
  });

  test.each(["idIn", "strategyCodeIn", "strategyCodeNotIn"])("rejects more than 500 values in %s", async (field) => {
    const { errors } = await app.query(document, { filter: { [field]: Array(501).fill("x") } }, owner);
    expect(errors![0]!.extensions.problems).toMatchObject([
      { code: "LIMIT_EXCEEDED", field: expect.arrayContaining([field]) },
    ]);
  });

  test.each([
    ["CREATED_AT", "abcd"],
    ["STARTED_AT", "dABc"],
    ["COMPLETED_AT", "BDac"],
    ["LAST_PROGRESS_UPDATE", "dacb"],
  ])("ordered by %s treats a run without the time as the earliest", async (field, expected) => {
    const up = await listed({ orderBy: { field, direction: "ASC" } });
    const down = await listed({ orderBy: { field, direction: "DESC" } });
    expect([...down].reverse().join("")).toBe(up);
    // Capitals mark a tie, which the ids break.
    const tied = [...expected].filter((name) => name < "a").map((name) => name.toLowerCase());
    const byId = tied.sort((one, other) => (idOf(one as Name) < idOf(other as Name) ? -1 : 1));
    expect(up).toBe(expected.replace(/[A-Z]/g, () => byId.shift()!));
  });

  test("shows users their own runs and ADMINs all runs", async () => {
    const other = await app.asker(Role.USER);
    expect(await listed({}, other)).toBe("");
    await startedRun(app, {}, other);
    expect(await listed({}, other)).toBe("?");
    expect(await listed({}, await app.asker(Role.ADMIN))).toBe("?dcba");
  });

  test("includes what the same client has just written", async () => {
    const me = await app.asker(Role.USER);
    for (let round = 1; round <= 5; round++) {
      const id = await startedRun(app, { totalCount: 10 }, me);
      await report(app, id, passes(["A"]), {}, me);
      const { data } = await app.query(
        "{ strategyRuns { totalCount nodes { id processedCount executionStatus } } }",
        {},
        me,
      );
      expect(data.strategyRuns.totalCount).toBe(round);
      expect(data.strategyRuns.nodes[0]).toEqual({ id, processedCount: 1, executionStatus: "RUNNING" });
      await send(app, "cancelStrategyRun", id, {}, me);
      expect((await readRun(app, id, "", me)).executionStatus).toBe("CANCELLED");
    }
  });
});
