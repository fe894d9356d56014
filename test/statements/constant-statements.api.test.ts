import { buildSchema } from "../../src/app/build-schema";
import { isWide, wideProperties } from "../../src/platform/sql/wide-properties";
import { countStatements } from "../support/count-statements";
import { testApp } from "../support/test-app";
import type { CountedField } from "./counted-field";
import { COMBINED, CONNECTIONS, FIELDS } from "./counted-fields";
import { connectionFields, fieldsBelowLists } from "./fields-below-lists";
import { insertThirtyParents } from "./thirty-parents";

const app = testApp();

beforeAll(() => insertThirtyParents(app.database));

async function ask(document: string, variables: object = {}) {
  const { result, statements } = await countStatements(app.database.dataSource, () =>
    app.query(document, { ...variables }),
  );
  expect(result.errors).toBeUndefined();
  return { data: result.data, statements };
}

/** All values in an answer with this name or alias. */
function valuesOf(answer: unknown, name: string): unknown[] {
  if (answer === null || typeof answer !== "object") return [];
  return Object.entries(answer).flatMap(([key, value]) => (key === name ? [value] : valuesOf(value, name)));
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

test("every field below a list that has a resolver is covered here", () => {
  expect(Object.keys(FIELDS).sort()).toEqual(fieldsBelowLists(buildSchema()));
});

describe.each([
  ["a field", FIELDS],
  ["a combination", COMBINED],
])("%s takes the same number of statements for 3 and for 30 parents", (_, fields) => {
  test.each(Object.entries(fields))("%s", async (__, { document, statements }: CountedField) => {
    const few = await ask(document, { parents: 3 });
    const many = await ask(document, { parents: 30 });
    expect(many.data.parents.nodes).toHaveLength(30);
    const measured = valuesOf(many.data, "measured");
    expect(measured.length).toBeGreaterThanOrEqual(30);
    expect(measured.filter(isEmpty)).toEqual([]);
    expect(few.statements).toHaveLength(statements);
    expect(many.statements).toHaveLength(statements);
  });
});

describe("wide columns are read only for the fields that show them", () => {
  const tables = () =>
    [...wideProperties().keys()].map((entity) => app.database.dataSource.getMetadata(entity as new () => object));
  /** What a statement reads of the wide columns: their names, or all columns of their tables. */
  const wideReads = (statement: string) =>
    tables().flatMap(({ tablePath, tableName, columns, target }) => {
      const names = columns.filter(({ propertyName }) => isWide(target, propertyName)).map((each) => each.databaseName);
      const isRead = statement.includes(tablePath) && new RegExp(`\\b(${names.join("|")})\\b`).test(statement);
      const isWhole = new RegExp(`select (\\w+\\.)?\\*[^()]*from ${tablePath.replace(".", "\\.")}\\b`).test(statement);
      return isRead || isWhole ? [tableName] : [];
    });
  const shows = (document: string) =>
    [...wideProperties()].some(([, properties]) =>
      properties.some((name) => new RegExp(`\\b${name}\\b`).test(document)),
    );

  test.each(Object.entries({ ...FIELDS, ...COMBINED }))("%s", async (name, { document }) => {
    const { statements } = await ask(document, { parents: 3 });
    const others = statements.filter((statement) => !statement.startsWith("/* wideColumnsOf."));
    expect(others.flatMap(wideReads)).toEqual([]);
    const isShown = shows(document) || name === "QuickTest.isStale";
    expect(statements.length - others.length > 0).toBe(isShown);
  });

  test("a statement that reads them is noticed", () => {
    expect(wideReads("select run.params_json from runs.strategy_run run")).toEqual(["strategy_run"]);
    expect(wideReads("select run.* from runs.strategy_run run")).toEqual(["strategy_run"]);
    expect(wideReads("select run.run_id from runs.strategy_run run")).toEqual([]);
  });
});

describe("a connection counts its entries only if totalCount is selected", () => {
  const isCount = (statement: string) => /count\s*\(/i.test(statement);

  test("every connection of the schema is covered here", () => {
    expect(Object.keys(CONNECTIONS).sort()).toEqual(connectionFields(buildSchema()));
  });

  test.each(Object.entries(CONNECTIONS))("%s", async (_, document) => {
    const page = "nodes { __typename } edges { cursor } pageInfo { hasNextPage }";
    const without = await ask(document.replace("PAGE", page));
    const withCount = await ask(document.replace("PAGE", `${page} totalCount`));
    expect(without.statements.filter(isCount)).toEqual([]);
    expect(withCount.statements.filter(isCount)).toHaveLength(1);
    expect(withCount.statements).toHaveLength(without.statements.length + 1);
    const counts = valuesOf(withCount.data, "totalCount");
    expect(counts.length).toBeGreaterThan(0);
    expect(counts.filter((count) => count === 0)).toEqual([]);
  });
});

test.each([
  [
    "the coverage of symbols",
    "query ($symbols: [ID!]!) { marketDataCoverage(symbols: $symbols) { bars missingDates } }",
  ],
  [
    "a request for symbols",
    `mutation ($symbols: [ID!]!) {
      onboardSymbols(input: { symbols: $symbols }) {
        onboardings { onboarding { positionInQueue waitingReason requesters { id } } }
      }
    }`,
  ],
])("%s takes the same number of statements for 3 and for 30 symbols", async (_, document) => {
  const symbols = Array.from({ length: 30 }, (__, nth) => `T${String(nth + 1).padStart(2, "0")}`);
  const few = await ask(document, { symbols: symbols.slice(0, 3) });
  const many = await ask(document, { symbols });
  expect(many.statements).toHaveLength(few.statements.length);
});

test("a list that is empty for some parents takes no additional statements", async () => {
  await app.database.sql(
    `insert into runs.strategy_run (run_id, strategy_code, version, params_hash, params_json, created_at)
     select gen_random_uuid(), 'empty', '1', 'x', '{}', now() + interval '1 hour'
     from generate_series(1, 3)`,
  );
  const { data, statements } = await ask(
    "{ strategyRuns(first: 6) { nodes { progress(first: 2) { totalCount nodes { ticker } } recentProgress { ticker } } } }",
  );
  expect(statements).toHaveLength(4);
  const empty = { progress: { totalCount: 0, nodes: [] }, recentProgress: [] };
  expect(data.strategyRuns.nodes.slice(0, 3)).toEqual([empty, empty, empty]);
  expect(data.strategyRuns.nodes[3]).toMatchObject({ progress: { totalCount: 5 } });
});
