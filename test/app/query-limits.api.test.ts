import { testApp } from "../support/test-app";

const app = testApp();

const nested = (size: string) => `strategyRuns(first: ${size}) { nodes { progress(first: 500) { nodes { ticker } } } }`;

describe("a document that asks for too many objects", () => {
  test("is refused every time it comes", async () => {
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
  ])("is counted anew when a variable decides %s", async (_, document, small, large) => {
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
    ["a usual page of flows", flows("first: 50"), 200],
    ["a usual page that is not named", flows("first: null"), 200],
    ["500 flows", flows("first: 500"), 400],
    ["pages below a usual page", `{ ${nested("null")} }`, 200],
    ["what is new in three runs", `{ ${["a", "b", "c"].map(delta).join(" ")} }`, 200],
    ["the same with more in each entry", `{ ${nested("null").replace("ticker", "ticker score")} }`, 400],
  ])("is counted with lists that are given whole and pages without a size: %s", async (_, document, status) => {
    expect((await app.query(document)).status).toBe(status);
  });

  test("is counted by the operation that is asked for", async () => {
    const document = `query Small { ${nested("1")} } query Large { ${nested("500")} }`;
    const ask = async (operationName: string) => {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ query: document, operationName });
      return (await fetch(`${app.url}/graphql`, { method: "POST", headers, body })).status;
    };
    expect([await ask("Small"), await ask("Large"), await ask("Small"), await ask("Large")]).toEqual([
      200, 400, 200, 400,
    ]);
  });
});

test("a variable of a wrong type is the caller's mistake, whether or not the document was seen before", async () => {
  const document = "query ($id: ID!) { strategyRun(id: $id) { id } }";
  const wrong = () => app.query(document, { id: { not: "an id" } });
  const first = await wrong();
  await app.query(document, { id: "no run" });
  for (const { status, errors } of [first, await wrong()]) {
    expect(status).toBe(400);
    expect(errors).toMatchObject([{ message: expect.stringContaining("$id"), extensions: { code: "BAD_USER_INPUT" } }]);
  }
});

test("no answer may be cached on its way", async () => {
  const { headers } = await fetch(`${app.url}/graphql?query={__typename}`, {
    headers: { "apollo-require-preflight": "1" },
  });
  expect(headers.get("cache-control")).toBe("no-store");
});

test("a list far too long is refused before it is converted", async () => {
  const document = `mutation ($input: RecordProgressInput!) { recordProgress(input: $input) { userErrors { message } } }`;
  // Of no type that fits: who converts it first says so instead.
  const { status, errors } = await app.query(document, { input: { entries: Array(5001).fill(0) } });
  expect(status).toBe(400);
  expect(errors?.[0]?.extensions).toMatchObject({
    code: "BAD_USER_INPUT",
    problems: [{ code: "LIMIT_EXCEEDED", field: ["input", "entries"] }],
  });
});

test.each([
  ["query A { viewer { id } }", "B", "OPERATION_RESOLUTION_FAILURE", "The document has no operation named B."],
  ["query A { viewer { id } } query B { viewer { id } }", undefined, "OPERATION_RESOLUTION_FAILURE", "Name one"],
  ["subscription { viewer { id } }", undefined, "BAD_REQUEST", "There are no subscriptions here"],
])("%s with the name %s is the caller's mistake", async (query, operationName, code, message) => {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, operationName }),
  });
  expect(response.status).toBe(400);
  const { errors } = (await response.json()) as { errors: { message: string; extensions: { code: string } }[] };
  expect(errors).toMatchObject([{ message: expect.stringContaining(message), extensions: { code } }]);
});
