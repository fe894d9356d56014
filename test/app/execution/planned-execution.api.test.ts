import { testApp } from "../../support/test-app";

const app = testApp();

/** Sends the same document four times. The query is compiled for the second and later executions. */
async function fourTimes(document: string, variables: Record<string, unknown> = {}) {
  const answers = [];
  for (let time = 0; time < 4; time++) {
    const { data, errors, status } = await app.query(document, variables);
    // Without the request id, which is always different.
    const comparable = errors?.map(({ message, path, extensions }) => ({ message, path, code: extensions.code }));
    answers.push({ data, errors: comparable, status });
  }
  return answers;
}

async function sameFourTimes(document: string, variables?: Record<string, unknown>) {
  const [first, ...others] = await fourTimes(document, variables);
  expect(others).toEqual([first, first, first]);
  return first!;
}

const start = (strategyCode: string) =>
  app.query(
    `mutation ($code: String!) {
      startStrategyRun(input: { strategyCode: $code, version: "1", params: { a: [1, null] }, totalCount: 3 }) { run { id } }
    }`,
    { code: strategyCode },
  );

test("a compiled query returns the same result, with aliases, fragments, skipped fields, enums and times", async () => {
  await start("first");
  await start("second");
  const document = `query ($codes: [String!], $more: Boolean!) {
    found: strategyRuns(filter: { strategyCodeIn: $codes, statusIn: [RUNNING, PENDING] }, first: 5) {
      totalCount
      pageInfo { hasNextPage startCursor }
      edges { cursor node { ...Facts __typename } }
    }
    nothing: strategyRun(id: "00000000-0000-4000-8000-000000000000") { id }
  }
  fragment Facts on StrategyRun {
    code: strategyCode params executionStatus createdAt progressPercent
    summary @include(if: $more) { passRate classifications { count } }
    progress(first: 1) { totalCount nodes { ticker } }
  }`;
  const { data } = await sameFourTimes(document, { codes: ["first", "second"], more: true });
  expect(data.found.totalCount).toBe(2);
  expect(data.found.edges[0].node).toMatchObject({
    code: "second",
    params: { a: [1, null] },
    executionStatus: "RUNNING",
  });
  expect(data.nothing).toBeNull();
});

test("a compiled query uses the variables of each request", async () => {
  await start("third");
  const document = `query ($codes: [String!], $more: Boolean!) {
    strategyRuns(filter: { strategyCodeIn: $codes }) { nodes { strategyCode isTerminal @include(if: $more) } }
  }`;
  await fourTimes(document, { codes: ["third"], more: true });
  const { data } = await app.query(document, { codes: [], more: false });
  expect(data.strategyRuns.nodes).toEqual([]);
  const other = await app.query(document, { codes: ["third"], more: false });
  expect(other.data.strategyRuns.nodes).toEqual([{ strategyCode: "third" }]);
});

test.each([
  ["a page size out of range", "query ($first: Int) { strategyRuns(first: $first) { nodes { id } } }", { first: 0 }],
  [
    "a variable of the wrong type",
    "query ($first: Int) { strategyRuns(first: $first) { nodes { id } } }",
    { first: "x" },
  ],
  ["a missing variable", "query ($id: ID!) { strategyRun(id: $id) { id } }", {}],
  ["an invalid cursor", '{ strategyRuns(after: "x") { nodes { id } } }', {}],
])("%s is rejected with the same error every time", async (_, document, variables) => {
  const { errors } = await sameFourTimes(document, variables);
  expect(errors).toHaveLength(1);
});

test("a repeated mutation is executed each time", async () => {
  for (let time = 0; time < 4; time++) await start("four_times");
  const { data } = await app.query('{ strategyRuns(filter: { strategyCodeIn: ["four_times"] }) { totalCount } }');
  expect(data.strategyRuns.totalCount).toBe(4);
});
