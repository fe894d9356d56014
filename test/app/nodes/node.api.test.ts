import { randomUUID } from "node:crypto";
import { isInterfaceType } from "graphql";
import { buildSchema } from "../../../src/app/build-schema";
import { startedRun } from "../../runs/run-client";
import { countStatements } from "../../support/count-statements";
import { testApp } from "../../support/test-app";

const app = testApp();
const NODES = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on StrategyRun { executionStatus summary { passedCount } }
    ... on StrategyTemplate { name logicFlow { nodes { id } } }
  }
}`;
let templates: { id: string; name: string }[];

beforeAll(async () => {
  const { data } = await app.query("{ strategyTemplates { nodes { id name } } }");
  templates = data.strategyTemplates.nodes;
});

test("objects of several types are found by their ids, in the order of the ids, with the fields of their types", async () => {
  const run = await startedRun(app);
  const [template] = templates;
  const { data, errors } = await app.query(NODES, {
    ids: [template!.id, randomUUID(), run.toUpperCase(), "no-uuid", run],
  });
  expect(errors).toBeUndefined();
  const found = { __typename: "StrategyRun", id: run, executionStatus: "RUNNING", summary: { passedCount: 0 } };
  expect(data.nodes).toEqual([
    expect.objectContaining({ __typename: "StrategyTemplate", id: template!.id, name: template!.name }),
    null,
    found,
    null,
    found,
  ]);
});

test("a query as Relay generates it for a refetchable fragment is answered", async () => {
  const run = await startedRun(app);
  const { data, errors } = await app.query(
    `query RunRefetchQuery($id: ID!) {
      node(id: $id) { __typename ...Run_run id }
    }
    fragment Run_run on StrategyRun { executionStatus processedCount id }`,
    { id: run },
  );
  expect(errors).toBeUndefined();
  expect(data.node).toEqual({ __typename: "StrategyRun", id: run, executionStatus: "RUNNING", processedCount: 0 });
});

test("every type that is a node is found: none is declared without a loader", async () => {
  const schema = buildSchema();
  const node = schema.getType("Node");
  const names = isInterfaceType(node)
    ? schema
        .getPossibleTypes(node)
        .map(({ name }) => name)
        .sort()
    : [];
  expect(names).toEqual([
    "BuilderSession",
    "CodeGeneration",
    "QuickTest",
    "StrategyInstance",
    "StrategyRun",
    "StrategyTemplate",
  ]);
  const { statements } = await countStatements(app.database.dataSource, () =>
    app.query("query ($id: ID!) { node(id: $id) { id } }", { id: randomUUID() }),
  );
  expect(statements).toHaveLength(names.length);
});

test("the number of statements does not depend on the number of ids", async () => {
  const runs = await Promise.all(Array.from({ length: 30 }, () => startedRun(app)));
  const count = async (ids: string[]) =>
    (
      await countStatements(app.database.dataSource, () =>
        app.query("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids }),
      )
    ).statements.length;
  expect(await count(runs)).toBe(await count(runs.slice(0, 2)));
});

test("more than 100 ids are refused, and many ids with many fields are too complex", async () => {
  const ids = Array.from({ length: 101 }, () => randomUUID());
  const { errors } = await app.query("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids });
  expect(errors![0]!.extensions.problems).toMatchObject([{ code: "LIMIT_EXCEEDED", field: ["ids"] }]);
  const heavy = await app.query(
    "query ($ids: [ID!]!) { nodes(ids: $ids) { ... on StrategyRun { results(first: 500) { nodes { ticker score } } } } }",
    { ids: ids.slice(1) },
  );
  expect(heavy.errors![0]!.extensions.code).toBe("QUERY_TOO_COMPLEX");
});
