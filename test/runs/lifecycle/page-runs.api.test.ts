import { Role } from "../../../src/identity";
import { type Asker, testApp } from "../../support/test-app";
import { startedRun } from "../run-client";

const app = testApp();
const RUNS = 1000;
let owner: Asker;

const document = `query ($first: Int, $after: String, $orderBy: StrategyRunOrder) {
  strategyRuns(first: $first, after: $after, orderBy: $orderBy) {
    totalCount
    edges { cursor node { id } }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

beforeAll(async () => {
  owner = await app.asker(Role.USER);
  // The same time for all, with microseconds, which a JavaScript Date cannot represent.
  await app.database.sql(
    `insert into runs.strategy_run
       (run_id, strategy_code, version, params_hash, params_json, owner_id, execution_status, created_at, completed_at)
     select gen_random_uuid(), 'paged', '1', '', '{}', $1, 'completed', '2024-05-05 05:05:05.123456Z',
            case when n % 3 = 0 then timestamptz '2024-05-06 00:00:00.654321Z' + n % 5 * interval '1 microsecond' end
     from generate_series(1, $2::int) n`,
    [owner.id, RUNS],
  );
});

/** Follows the cursors to the end; returns all ids in the order of the pages. */
async function follow(first: number, orderBy: object | null): Promise<string[]> {
  const ids: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data } = await app.query(document, { first, after, orderBy }, owner);
    const { edges, pageInfo, totalCount } = data.strategyRuns;
    expect([totalCount, pageInfo.hasPreviousPage]).toEqual([RUNS, after !== null]);
    ids.push(...edges.map(({ node }: { node: { id: string } }) => node.id));
    more = pageInfo.hasNextPage;
    after = pageInfo.endCursor;
    if (more) expect(edges).toHaveLength(first);
  }
  return ids;
}

describe("a thousand runs created in the same microsecond", () => {
  test("are each returned once, in a fixed order, in pages of seven", async () => {
    const ids = await follow(7, null);
    expect(ids).toHaveLength(RUNS);
    expect(new Set(ids).size).toBe(RUNS);
    expect(ids).toEqual([...ids].sort().reverse());
  });

  test("are each returned once if ordered by a time that is null for most of them", async () => {
    const up = await follow(97, { field: "COMPLETED_AT", direction: "ASC" });
    expect(new Set(up).size).toBe(RUNS);
    expect(await follow(500, { field: "COMPLETED_AT", direction: "DESC" })).toEqual([...up].reverse());
  });

  test("are not affected by a run that is created between two pages", async () => {
    const page = async (after: string | null) =>
      (await app.query(document, { first: 3, after }, owner)).data.strategyRuns;
    const first = await page(null);
    const before = await page(first.pageInfo.endCursor);
    await app.database.sql(
      `insert into runs.strategy_run (run_id, strategy_code, version, params_hash, params_json, owner_id)
       values (gen_random_uuid(), 'new', '1', '', '{}', $1)`,
      [owner.id],
    );
    expect((await page(first.pageInfo.endCursor)).edges).toEqual(before.edges);
    await app.database.sql("delete from runs.strategy_run where strategy_code = 'new'");
  });

  test("end with an empty page after the last cursor", async () => {
    const { data } = await app.query(
      document,
      { first: 500, orderBy: { field: "CREATED_AT", direction: "ASC" } },
      owner,
    );
    const { edges } = (
      await app.query(
        document,
        { first: 500, orderBy: { field: "CREATED_AT", direction: "ASC" }, after: data.strategyRuns.pageInfo.endCursor },
        owner,
      )
    ).data.strategyRuns;
    const last = await app.query(
      document,
      { orderBy: { field: "CREATED_AT", direction: "ASC" }, after: edges.at(-1).cursor },
      owner,
    );
    expect(last.data.strategyRuns).toMatchObject({
      totalCount: RUNS,
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });
});

describe("a page", () => {
  const problems = async (variables: object) => {
    const { errors, data } = await app.query(document, { ...variables }, owner);
    expect(data).toBeNull();
    return (errors![0]!.extensions.problems as { code: string; field: string[] }[]).map(
      ({ code, field }) => `${code} ${field.join(".")}`,
    );
  };

  test.each([0, -1, -2_147_483_648, 501, 100_000, 2_147_483_647])("is rejected with first: %d", async (first) => {
    expect(await problems({ first })).toEqual(["OUT_OF_RANGE first"]);
  });

  test("is rejected with first: 3000000000, which is not an Int", async () => {
    const { status, errors } = await app.query(document, { first: 3_000_000_000 }, owner);
    expect([status, errors![0]!.extensions.code]).toEqual([400, "BAD_USER_INPUT"]);
  });

  test("has 50 entries if first is null or omitted, and is the first one after an empty cursor", async () => {
    for (const variables of [{}, { first: null }, { after: "" }]) {
      expect((await app.query(document, variables, owner)).data.strategyRuns.edges).toHaveLength(50);
    }
  });

  test("is rejected after a cursor of another order or direction", async () => {
    const byCreation = (await app.query(document, { first: 1 }, owner)).data.strategyRuns.pageInfo.endCursor;
    for (const orderBy of [
      { field: "STARTED_AT", direction: "DESC" },
      { field: "CREATED_AT", direction: "ASC" },
    ]) {
      expect(await problems({ after: byCreation, orderBy })).toEqual(["INVALID_VALUE after"]);
    }
  });

  test.each(["x", "🦊", "bnVsbA", "e30", "W10", "x".repeat(100_000)])(
    "is rejected after the malformed cursor %j",
    async (after) => {
      expect(await problems({ after })).toEqual(["INVALID_VALUE after"]);
    },
  );

  const order = "runs:CREATED_AT:DESC";
  const id = "00000000-0000-4000-8000-000000000000";
  test.each([
    [[order, "2024-01-01", "not a uuid"]],
    [[order, "yesterday or so", id]],
    [[order, "2024-13-45", id]],
    [[order, "999999-01-01", id]],
    [[order, "2024-01-01 00:00:00+99", id]],
    [[order, "2024-01-01 00:00:00 Nowhere/City", id]],
    [[order, "\0", id]],
    [[order, "", id]],
    [[order, 5, id]],
    [[order, null, id]],
    [[order, ["2024-01-01"], id]],
    [[order, "2024-01-01"]],
    [[order, "2024-01-01", id, id]],
    [[order, "2024-01-01'; drop table runs.strategy_run; --", id]],
    [{ order, id }],
    [[]],
  ])("is rejected after the forged cursor %j", async (parts) => {
    const after = Buffer.from(JSON.stringify(parts)).toString("base64url");
    expect(await problems({ after })).toEqual(["INVALID_VALUE after"]);
  });

  test.each([
    ["progress", ["progress:SEQUENCE:ASC", "99999999999"]],
    ["progress", ["progress:SEQUENCE:ASC", "one"]],
    ["results", ["results:SCORE:DESC", "1e400", "A"]],
    ["results", ["results:SCORE:DESC", "1", "\0"]],
  ])("of the %s of a run is rejected after the forged cursor %j", async (list, parts) => {
    const runId = await startedRun(app, {}, owner);
    const after = Buffer.from(JSON.stringify(parts)).toString("base64url");
    const { errors } = await app.query(
      `query ($id: ID!, $after: String) { strategyRun(id: $id) { ${list}(after: $after) { nodes { ticker } } } }`,
      { id: runId, after },
      owner,
    );
    expect(errors![0]!.extensions.problems).toMatchObject([{ code: "INVALID_VALUE", field: ["after"] }]);
  });
});
