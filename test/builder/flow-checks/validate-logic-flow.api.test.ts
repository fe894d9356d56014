import { testApp } from "../../support/test-app";
import { ask, type ClientFlow, crossing, edge } from "../builder-client";

const app = testApp();

async function validate(flow: ClientFlow, parameters?: object) {
  const document = `query ($flow: LogicFlowInput!, $parameters: JSONObject) {
    validateLogicFlow(flow: $flow, parameters: $parameters) {
      isValid warmUpBars explanation diagnostics { severity code rule message nodeId port param }
    }
  }`;
  return (await ask(app, document, { flow, parameters })).validateLogicFlow;
}

const withNode = (node: object): ClientFlow => ({
  ...crossing(),
  nodes: crossing().nodes.map((each) => (each.id === "fast" ? { ...each, ...node } : each)),
});
const withEdges = (...edges: string[]): ClientFlow => ({
  ...crossing(),
  edges: [...crossing().edges, ...edges.map(edge)],
});

test("a flow without errors is valid and has an explanation", async () => {
  const { isValid, warmUpBars, explanation, diagnostics } = await validate(crossing());
  expect({
    isValid,
    warmUpBars,
    errors: diagnostics.filter(({ severity }: { severity: string }) => severity === "ERROR"),
  }).toEqual({
    isValid: true,
    warmUpBars: 30,
    errors: [],
  });
  expect(explanation).toContain("10-bar simple moving average");
});

test.each(["{}", "null", "{ slow: { period: 50 } }"])(
  "parameters may be written into the document: %s",
  async (text) => {
    const document = `query ($flow: LogicFlowInput!) {
    validateLogicFlow(flow: $flow, parameters: ${text}) { isValid warmUpBars }
  }`;
    const { validateLogicFlow } = await ask(app, document, { flow: crossing() });
    expect(validateLogicFlow).toEqual({ isValid: true, warmUpBars: text.includes("50") ? 50 : 30 });
  },
);

test("parameters override those in the flow", async () => {
  expect((await validate(crossing(), { slow: { period: 50 } })).warmUpBars).toBe(50);
  const { isValid, diagnostics } = await validate(crossing(), { slow: { period: 0 } });
  expect(isValid).toBe(false);
  expect(diagnostics[0]).toMatchObject({ code: "OUT_OF_RANGE", nodeId: "slow", param: "period" });
});

describe("reports parameters that cannot be saved:", () => {
  test.each<[string, object, object[]]>([
    ["a number", { fast: 7 }, [{ code: "INVALID_VALUE", nodeId: "fast", param: null }]],
    ["a text", { fast: "abc" }, [{ code: "INVALID_VALUE", nodeId: "fast", param: null }]],
    ["an unknown node", { gone: { period: 3 } }, [{ code: "NOT_FOUND", nodeId: "gone", param: null }]],
    [
      "an unknown node and an invalid value",
      { gone: { period: 3 }, slow: { period: 0 } },
      [
        { code: "NOT_FOUND", nodeId: "gone", param: null },
        { code: "OUT_OF_RANGE", nodeId: "slow", param: "period" },
      ],
    ],
  ])("%s", async (_, parameters, found) => {
    const { diagnostics, ...rest } = await validate(crossing(), parameters);
    expect(rest).toEqual({ isValid: false, warmUpBars: null, explanation: null });
    const errors = diagnostics.filter(({ severity }: { severity: string }) => severity === "ERROR");
    expect(errors).toMatchObject(found);
  });
});

describe("reports the error of a flow with", () => {
  test.each<[string, ClientFlow, object]>([
    ["no nodes", { nodes: [], edges: [] }, { code: "REQUIRED" }],
    [
      "501 nodes",
      { nodes: Array.from({ length: 501 }, (_, nth) => ({ id: `n${nth}`, template: "sma" })), edges: [] },
      { code: "LIMIT_EXCEEDED" },
    ],
    [
      "a cycle",
      {
        ...crossing(),
        edges: [
          ...crossing().edges.filter(({ to }) => to.node !== "fast"),
          edge("slow.value -> fast.source"),
          edge("fast.value -> slow.source"),
        ],
      },
      { code: "CYCLE", nodeId: "fast" },
    ],
    ["an edge from a node to itself", withEdges("fast.value -> fast.source"), { code: "CYCLE", nodeId: "fast" }],
    [
      "two edges into one port",
      withEdges("slow.value -> cross.a"),
      { code: "PORT_ALREADY_CONNECTED", nodeId: "cross", port: "a" },
    ],
    ["an edge to an unknown node", withEdges("fast.value -> gone.a"), { code: "NOT_FOUND" }],
    ["an edge to an unknown port", withEdges("fast.value -> cross.c"), { code: "UNKNOWN_PORT", nodeId: "cross" }],
    [
      "an edge between ports of different types",
      withEdges("cross.result -> fast.source"),
      { code: "PORT_TYPE_MISMATCH" },
    ],
    ["an unknown template", withNode({ template: "smaa" }), { code: "UNKNOWN_TEMPLATE", nodeId: "fast" }],
    ["an unknown version", withNode({ templateVersion: "9.0.0" }), { code: "UNKNOWN_TEMPLATE", nodeId: "fast" }],
    [
      "a parameter of the wrong type",
      withNode({ params: { period: "ten" } }),
      { code: "INVALID_VALUE", param: "period" },
    ],
    ["a parameter out of bounds", withNode({ params: { period: 0 } }), { code: "OUT_OF_RANGE", param: "period" }],
    ["an unknown parameter", withNode({ params: { periods: 3 } }), { code: "INVALID_VALUE", param: "periods" }],
    ["a label of 1 MB", withNode({ label: "x".repeat(1_000_000) }), { code: "OUT_OF_RANGE", nodeId: "fast" }],
    ["two nodes with the same id", withNode({ id: "slow" }), { code: "DUPLICATE", nodeId: "slow" }],
    ["no signal", { nodes: [{ id: "fast", template: "sma" }], edges: [] }, { code: "NO_SIGNAL" }],
    [
      "a missing input",
      { nodes: [{ id: "buy", template: "entry_long" }], edges: [] },
      { code: "MISSING_INPUT", nodeId: "buy" },
    ],
  ])("%s", async (_, flow, diagnostic) => {
    const { isValid, diagnostics } = await validate(flow);
    expect(isValid).toBe(false);
    expect(diagnostics).toContainEqual(expect.objectContaining({ severity: "ERROR", ...diagnostic }));
  });

  test.each(["__proto__", "constructor", "prototype"])("a parameter named `%s`", async (name) => {
    const { data } = await app.query(`{
      validateLogicFlow(flow: { nodes: [{ id: "a", template: "sma", params: { ${name}: { period: 3 } } }], edges: [] }) {
        isValid diagnostics { code nodeId param }
      }
    }`);
    expect(data.validateLogicFlow.isValid).toBe(false);
    expect(data.validateLogicFlow.diagnostics).toContainEqual({ code: "INVALID_VALUE", nodeId: "a", param: name });
  });
});

test("reports all errors at once", async () => {
  const flow = withNode({ template: "nothing" });
  const { diagnostics } = await validate({
    ...flow,
    nodes: [...flow.nodes, { id: "rsi", template: "rsi", params: { period: -1 } }],
  });
  const errors = diagnostics.filter(({ severity }: { severity: string }) => severity === "ERROR");
  expect(errors.map(({ code }: { code: string }) => code).sort()).toEqual(["OUT_OF_RANGE", "UNKNOWN_TEMPLATE"]);
});

describe("rejects malformed requests before validation:", () => {
  const document = (params: string) => `{
    validateLogicFlow(flow: { nodes: [{ id: "a", template: "sma", params: ${params} }], edges: [] }) { isValid }
  }`;

  test("a number out of the range of a double", async () => {
    const { errors } = await app.query(document("{ period: 1e400 }"));
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", problems: [{ code: "OUT_OF_RANGE" }] });
  });

  test("NaN, which JSON does not support", async () => {
    const { data } = await app.query(document("{ period: NaN }"));
    expect(data?.validateLogicFlow?.isValid ?? false).toBe(false);
  });

  test("`__proto__` in the JSON of a request", async () => {
    const body = `{"query": "{ viewer { id } }", "variables": {"a": {"__proto__": {"isAdmin": true}}}}`;
    const response = await fetch(`${app.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
    expect(response.status).toBe(400);
  });

  test("JSON nested 1,000 levels deep", async () => {
    let deep: unknown = 1;
    for (let level = 0; level < 1000; level += 1) deep = { a: deep };
    const { errors } = await app.query(
      "query ($flow: LogicFlowInput!) { validateLogicFlow(flow: $flow) { isValid } }",
      {
        flow: { nodes: [{ id: "a", template: "sma", params: { deep } }], edges: [] },
      },
    );
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", problems: [{ code: "LIMIT_EXCEEDED" }] });
  });
});

test("the hash does not depend on order, labels or positions", async () => {
  const hashOf = async (flow: ClientFlow) => {
    const document =
      "mutation ($input: SaveBuilderSessionInput!) { saveBuilderSession(input: $input) { session { id draftLogicFlow { hash } } } }";
    const { saveBuilderSession } = await ask(app, document, { input: { draftLogicFlow: flow } });
    await ask(
      app,
      `mutation { closeBuilderSession(input: { id: "${saveBuilderSession.session.id}" }) { session { id } } }`,
    );
    return saveBuilderSession.session.draftLogicFlow.hash;
  };
  const { nodes, edges } = crossing();
  const shuffled = {
    nodes: nodes.map((node) => ({ ...node, x: 7, label: "Other" })).reverse(),
    edges: [...edges].reverse(),
  };
  expect(await hashOf(shuffled)).toBe(await hashOf(crossing()));
  expect(await hashOf(crossing({ fast: 11 }))).not.toBe(await hashOf(crossing()));
});
