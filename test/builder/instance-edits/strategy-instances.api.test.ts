import { Role } from "../../../src/identity";
import { type Asker, testApp } from "../../support/test-app";
import { ask, createInstance, crossing, edge, errorsOf, INSTANCE, send } from "../builder-client";

const app = testApp();
let owner: Asker;
let stranger: Asker;

beforeAll(async () => {
  owner = await app.asker();
  stranger = await app.asker();
});

const look = async (id: string, asker = owner) =>
  (await ask(app, `query ($id: ID!) { strategyInstance(id: $id) { ${INSTANCE} } }`, { id }, asker)).strategyInstance;

const update = (id: string, expectedRevision: number, more: object, asker = owner) =>
  send(app, "updateStrategyInstance", { id, expectedRevision, ...more }, asker);

async function templateId(name = "RSI"): Promise<string> {
  const { strategyTemplates } = await ask(app, "{ strategyTemplates { nodes { id name } } }");
  return strategyTemplates.nodes.find((template: { name: string }) => template.name === name).id;
}

describe("a strategy", () => {
  test("created from a flow is a DRAFT with defaults filled in and templates pinned", async () => {
    const instance = await createInstance(app, { parameters: { slow: { period: 40 } } }, owner);
    expect(instance).toMatchObject({
      ...{ name: "Mine", status: "DRAFT", version: 1, revision: 1, template: null, parentVersion: null },
      ...{ parameters: { slow: { period: 40 } }, owner: { id: owner.id } },
    });
    expect(instance.logicFlow.nodes[0]).toMatchObject({
      ...{ id: "fast", params: { period: 10, source: "close" }, label: "Fast", isEnabled: true, x: 0, y: 0 },
      ...{ templateVersion: "1.0.0", upgradeAvailable: false },
    });
    expect(await look(instance.id)).toEqual(instance);
  });

  test("has the same hash after export and import", async () => {
    const { logicFlow } = await createInstance(app, {}, owner);
    const nodes = logicFlow.nodes.map(({ upgradeAvailable: _, ...node }: Record<string, unknown>) => node);
    const copy = await createInstance(app, { logicFlow: { nodes, edges: logicFlow.edges } }, owner);
    expect(copy.logicFlow.hash).toBe(logicFlow.hash);
  });

  test("created from a template has a copy of its flow, and counts as one use", async () => {
    const id = await templateId();
    const usage = async () =>
      (await ask(app, "query ($id: ID!) { strategyTemplate(id: $id) { usageCount logicFlow { hash } } }", { id }))
        .strategyTemplate;
    const before = await usage();
    const instance = await createInstance(app, { logicFlow: null, templateId: id }, owner);
    expect(instance).toMatchObject({ template: { id, name: "RSI" }, logicFlow: { hash: before.logicFlow.hash } });
    await update(instance.id, 1, { logicFlow: crossing() });
    expect(await usage()).toEqual({ usageCount: before.usageCount + 1, logicFlow: before.logicFlow });
  });

  test("can be a DRAFT with errors", async () => {
    const instance = await createInstance(
      app,
      { logicFlow: { nodes: [{ id: "a", template: "nothing" }], edges: [] } },
      owner,
    );
    expect(instance.logicFlow.nodes).toEqual([expect.objectContaining({ template: "nothing", templateVersion: null })]);
  });

  test("loses the parameters of a removed node when the update has no parameters", async () => {
    const { id } = await createInstance(app, { parameters: { stop: { percent: 3 }, slow: { period: 99 } } }, owner);
    const { nodes, edges } = crossing();
    const logicFlow = {
      nodes: nodes.filter((node) => node.id !== "stop"),
      edges: edges.filter(({ to }) => to.node !== "stop"),
    };
    const { instance, userErrors } = await update(id, 1, { logicFlow });
    expect([userErrors, instance?.parameters]).toEqual([[], { slow: { period: 99 } }]);
  });

  test("is visible to its owner and to ADMINs only", async () => {
    const { id } = await createInstance(app, {}, owner);
    expect(await look(id, stranger)).toBeNull();
    expect(await look(id, await app.asker(Role.ADMIN))).toMatchObject({ id });
    for (const [verb, input] of [
      ["updateStrategyInstance", { expectedRevision: 1, name: "Theirs" }],
      ["restoreStrategyInstance", { expectedRevision: 1, versionId: id }],
      ["deleteStrategyInstance", {}],
    ] as const) {
      expect(errorsOf(await send(app, verb, { id, ...input }, stranger))).toEqual(["NOT_FOUND input.id"]);
    }
    expect(await look(id)).toMatchObject({ name: "Mine", revision: 1 });
  });

  test("is no longer visible after it was deleted, nor are its versions", async () => {
    const { id } = await createInstance(app, {}, owner);
    await update(id, 1, { logicFlow: crossing({ fast: 11 }) });
    const { parentVersion } = await look(id);
    expect(errorsOf(await send(app, "deleteStrategyInstance", { id }, owner))).toEqual([]);
    expect([await look(id), await look(parentVersion.id)]).toEqual([null, null]);
    expect(errorsOf(await send(app, "deleteStrategyInstance", { id }, owner))).toEqual(["NOT_FOUND input.id"]);
  });
});

describe("createStrategyInstance rejects", () => {
  const flowWith = (more: object) => ({ ...crossing(), ...more });
  test.each<[string, object, string[]]>([
    ["neither a template nor a flow", { logicFlow: null }, ["REQUIRED input.logicFlow"]],
    ["an unknown template", { templateId: "00000000-0000-4000-8000-000000000000" }, ["NOT_FOUND input.templateId"]],
    ["a malformed template id", { templateId: "RSI" }, ["NOT_FOUND input.templateId"]],
    ["no name", { name: "" }, ["OUT_OF_RANGE input.name"]],
    [
      "501 nodes",
      {
        logicFlow: { nodes: Array.from({ length: 501 }, (_, nth) => ({ id: `n${nth}`, template: "sma" })), edges: [] },
      },
      ["LIMIT_EXCEEDED input.logicFlow.nodes"],
    ],
    [
      "2,001 edges",
      { logicFlow: flowWith({ edges: Array.from({ length: 2001 }, () => edge("fast.value -> cross.a")) }) },
      ["LIMIT_EXCEEDED input.logicFlow.edges"],
    ],
    [
      "an edge to an unknown node",
      { logicFlow: flowWith({ edges: [edge("fast.value -> gone.a")] }) },
      ["NOT_FOUND input.logicFlow.edges.0.to"],
    ],
    [
      "two nodes with the same id",
      {
        logicFlow: flowWith({
          nodes: [
            { id: "a", template: "sma" },
            { id: "a", template: "ema" },
          ],
          edges: [],
        }),
      },
      ["DUPLICATE input.logicFlow.nodes.1.id"],
    ],
    [
      "a label of 1 MB and an invalid id, both reported",
      { logicFlow: flowWith({ nodes: [{ id: "a b", template: "sma", label: "x".repeat(1_000_000) }], edges: [] }) },
      ["INVALID_VALUE input.logicFlow.nodes.0.id", "OUT_OF_RANGE input.logicFlow.nodes.0.label"],
    ],
    [
      "oversized parameters of a node",
      { logicFlow: flowWith({ nodes: [{ id: "a", template: "sma", params: { a: "x".repeat(20_001) } }], edges: [] }) },
      ["LIMIT_EXCEEDED input.logicFlow.nodes.0.params"],
    ],
    ["parameters of an unknown node", { parameters: { gone: { period: 1 } } }, ["NOT_FOUND input.parameters.gone"]],
    ["parameters that are not an object", { parameters: { fast: 3 } }, ["INVALID_VALUE input.parameters.fast"]],
    [
      "a key with a special meaning in JavaScript",
      { parameters: { constructor: {} } },
      ["INVALID_VALUE input.parameters"],
    ],
  ])("%s", async (_, more, problems) => {
    const payload = await send(app, "createStrategyInstance", { name: "Bad", logicFlow: crossing(), ...more }, owner);
    expect({ problems: errorsOf(payload), instance: payload.instance }).toEqual({ problems, instance: null });
  });
});

describe("status", () => {
  test("changes one step at a time, never back", async () => {
    const { id } = await createInstance(app, {}, owner);
    const steps: [string, string[]][] = [
      ["ACTIVE", ["INVALID_TRANSITION input.status"]],
      ["TESTING", []],
      ["DRAFT", ["INVALID_TRANSITION input.status"]],
      ["ACTIVE", []],
      ["ARCHIVED", []],
      ["ACTIVE", ["INVALID_TRANSITION input.id"]],
    ];
    for (const [status, problems] of steps) {
      const { revision } = await look(id);
      const payload = await update(id, revision, { status });
      expect([status, errorsOf(payload)]).toEqual([status, problems]);
    }
    expect(await look(id)).toMatchObject({ status: "ARCHIVED", version: 1, revision: 4 });
  });

  test("names the allowed transition when it rejects another", async () => {
    const { id } = await createInstance(app, {}, owner);
    const { userErrors } = await update(id, 1, { status: "ARCHIVED" });
    expect(userErrors[0].message).toBe("A strategy that is DRAFT can change to TESTING, not to ARCHIVED.");
  });

  test("ACTIVE requires a flow without errors, otherwise reports each of them", async () => {
    const nodes = crossing().nodes.map((node) => (node.id === "fast" ? { ...node, params: { period: -1 } } : node));
    const { id } = await createInstance(
      app,
      { logicFlow: { ...crossing(), nodes }, parameters: { slow: { period: 0 } } },
      owner,
    );
    await update(id, 1, { status: "TESTING" });
    const refused = await update(id, 2, { status: "ACTIVE" });
    expect(errorsOf(refused)).toEqual([
      "OUT_OF_RANGE input.logicFlow.fast.period",
      "OUT_OF_RANGE input.logicFlow.slow.period",
    ]);
    expect(errorsOf(await update(id, 2, { status: "ACTIVE", logicFlow: crossing(), parameters: {} }))).toEqual([]);
    expect(errorsOf(await update(id, 3, { logicFlow: { nodes: [], edges: [] } }))).toEqual([
      "REQUIRED input.logicFlow",
    ]);
  });
});

describe("the list of strategies", () => {
  test("contains the viewer's strategies, latest first, and can be filtered", async () => {
    const asker = await app.asker();
    const id = await templateId();
    const first = await createInstance(app, { name: "First 100%" }, asker);
    const second = await createInstance(app, { name: "Second", logicFlow: null, templateId: id }, asker);
    await update(first.id, 1, { logicFlow: crossing({ fast: 12 }) }, asker);
    await update(second.id, 1, { status: "TESTING" }, asker);
    const names = async (filter: object | null) => {
      const document =
        "query ($filter: StrategyInstanceFilter) { strategyInstances(filter: $filter) { totalCount nodes { name } } }";
      return (await ask(app, document, { filter }, asker)).strategyInstances.nodes.map(
        ({ name }: { name: string }) => name,
      );
    };
    expect(await names(null)).toEqual(["Second", "First 100%"]);
    expect(await names({ statusIn: ["TESTING"] })).toEqual(["Second"]);
    expect(await names({ templateId: id })).toEqual(["Second"]);
    expect(await names({ templateId: "none" })).toEqual([]);
    expect(await names({ search: "100%" })).toEqual(["First 100%"]);
    expect(await names({ updatedAfter: "2999-01-01T00:00:00Z" })).toEqual([]);
  });
});
