import { testApp } from "../support/test-app";

const app = testApp();

const nested = (size: string) => `strategyRuns(first: ${size}) { nodes { progress(first: 500) { nodes { ticker } } } }`;

describe("a document that selects too many values", () => {
  test("is rejected every time", async () => {
    for (let time = 0; time < 3; time += 1) {
      const { status, errors } = await app.query(`{ ${nested("500")} }`);
      expect(status).toBe(400);
      expect(errors?.[0]).toMatchObject({ extensions: { code: "QUERY_TOO_COMPLEX" } });
    }
  });

  test.each([
    ["the size of a list", `query ($size: Int) { ${nested("$size")} }`, { size: 1 }, { size: 500 }],
    [
      "what is included",
      `query ($all: Boolean!) { strategyRuns(first: 500) { nodes { id progress(first: 500) @include(if: $all) { nodes { ticker } } } } }`,
      { all: false },
      { all: true },
    ],
  ])("is counted again when a variable decides %s", async (_, document, small, large) => {
    for (const [variables, status] of [
      [small, 200],
      [large, 400],
      [small, 200],
      [large, 400],
    ] as const) {
      expect((await app.query(document, variables)).status).toBe(status);
    }
  });

  const delta = (alias: string) => `${alias}: strategyRunDelta(runId: "none", sinceRevision: 0) {
    newProgress { ticker sequenceNumber outcome passed score classification errorMessage processedAt processingTimeMs }
  }`;
  const flows = (first: string) => `{
    strategyInstances(${first}) { totalCount nodes { id name logicFlow {
      nodes { id template templateVersion params label isEnabled x y upgradeAvailable }
      edges { from { node port } to { node port } }
    } } }
  }`;

  test.each([
    ["a page of 50 flows", flows("first: 50"), 200],
    ["a page of flows without a size", flows("first: null"), 200],
    ["a page of 500 flows", flows("first: 500"), 400],
    ["pages of 500 entries in a page without a size", `{ ${nested("null")} }`, 200],
    ["the deltas of three runs", `{ ${["a", "b", "c"].map(delta).join(" ")} }`, 200],
    ["nested pages with one more field per entry", `{ ${nested("null").replace("ticker", "ticker score")} }`, 400],
  ])("is counted with estimated lengths for lists without a size: %s", async (_, document, status) => {
    expect((await app.query(document)).status).toBe(status);
  });

  test("is counted for the requested operation only", async () => {
    const document = `query Small { ${nested("1")} } query Large { ${nested("500")} }`;
    const statusOf = async (operationName: string) => {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ query: document, operationName });
      return (await fetch(`${app.url}/graphql`, { method: "POST", headers, body })).status;
    };
    const statuses = [];
    for (const name of ["Small", "Large", "Small", "Large"]) statuses.push(await statusOf(name));
    expect(statuses).toEqual([200, 400, 200, 400]);
  });
});

test("rejects a variable of the wrong type as BAD_USER_INPUT, also when the document was sent before", async () => {
  const document = "query ($id: ID!) { strategyRun(id: $id) { id } }";
  const wrong = () => app.query(document, { id: { not: "an id" } });
  const first = await wrong();
  await app.query(document, { id: "no run" });
  for (const { status, errors } of [first, await wrong()]) {
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ message: expect.stringContaining("$id"), extensions: { code: "BAD_USER_INPUT" } }]);
  }
});

test("responses must not be cached", async () => {
  const { headers } = await fetch(`${app.url}/graphql?query={__typename}`, {
    headers: { "apollo-require-preflight": "1" },
  });
  expect(headers.get("cache-control")).toBe("no-store");
});

test("rejects a list that is far too long before converting it", async () => {
  const document = `mutation ($input: RecordProgressInput!) { recordProgress(input: $input) { userErrors { message } } }`;
  // Elements of the wrong type: converting them would report that instead.
  const { status, errors } = await app.query(document, { input: { entries: Array(5001).fill(0) } });
  expect(status).toBe(400);
  expect(errors?.[0]?.extensions).toMatchObject({
    code: "BAD_USER_INPUT",
    problems: [{ code: "LIMIT_EXCEEDED", field: ["input", "entries"] }],
  });
});

test.each([
  ["query A { viewer { id } }", "B", "OPERATION_RESOLUTION_FAILURE", "The document has no operation named B."],
  [
    "query A { viewer { id } } query B { viewer { id } }",
    undefined,
    "OPERATION_RESOLUTION_FAILURE",
    "set operationName",
  ],
  ["subscription { viewer { id } }", undefined, "BAD_REQUEST", "Subscriptions are not supported"],
])("rejects %s with the operation name %s", async (query, operationName, code, message) => {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, operationName }),
  });
  expect(response.status).toBe(400);
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code } }]);
});
