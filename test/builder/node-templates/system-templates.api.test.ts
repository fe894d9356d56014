import { writeSystemTemplates } from "../../../src/builder";
import { writeNodeTemplates } from "../../../src/builder/node-templates/write-node-templates";
import { systemStrategyTemplates } from "../../../src/engine/flow/strategy-templates/system-strategy-templates";
import { smaNode } from "../../../src/engine/indicators/moving-average/sma";
import { systemNodes } from "../../../src/engine/system-nodes";
import { type Asker, testApp } from "../../support/test-app";
import { ask, createInstance, crossing, errorsOf, send } from "../builder-client";
import { createTemplate } from "./own-template";

const app = testApp();

const PALETTE = `query ($filter: NodeTemplateFilter, $orderBy: NodeTemplateOrder, $first: Int) {
  nodeTemplates(filter: $filter, orderBy: $orderBy, first: $first) {
    totalCount
    nodes {
      id name displayName description nodeType category parameterSchema defaultParameters isSystemTemplate version
      inputPorts { name type required description fallback } outputPorts { name type required description }
      owner { id } usageCount
    }
  }
}`;
const palette = async (variables: object = {}) => (await ask(app, PALETTE, { first: 500, ...variables })).nodeTemplates;

test("the palette contains the whole catalogue with everything that a form needs", async () => {
  const { nodes, totalCount } = await palette();
  expect(totalCount).toBe(systemNodes.length);
  expect(nodes.map(({ name }: { name: string }) => name)).toEqual(systemNodes.map(({ name }) => name).sort());
  expect(nodes.find(({ name }: { name: string }) => name === "sma")).toMatchObject({
    displayName: smaNode.displayName,
    nodeType: "INDICATOR",
    category: smaNode.category,
    parameterSchema: { type: "object", properties: { period: { type: "integer", minimum: 1, default: 20 } } },
    defaultParameters: { period: 20, source: "close" },
    inputPorts: [{ name: "source", type: "SERIES", required: false, fallback: "source" }],
    outputPorts: [{ name: "value", type: "SERIES", required: false }],
    isSystemTemplate: true,
    owner: null,
    version: smaNode.version,
  });
});

test.each<[string, object, (names: string[]) => void]>([
  [
    "a type and a category",
    { nodeTypeIn: ["INDICATOR"], categoryIn: [smaNode.category] },
    (names) => expect(names).toContain("ema"),
  ],
  ["a text, ignoring case", { search: "BOLLINGER" }, (names) => expect(names).toContain("bollinger_bands")],
  ["a text with LIKE wildcards", { search: "%" }, (names) => expect(names).not.toContain("sma")],
  ["users' templates, of which there are none", { isSystemTemplate: false }, (names) => expect(names).toEqual([])],
])("the palette is filtered by %s", async (_, filter, check) => {
  const { nodes } = await palette({ filter });
  check(nodes.map(({ name }: { name: string }) => name));
});

test("a template is found by name, and by id", async () => {
  const { nodeTemplate } = await ask(app, '{ nodeTemplate(name: "macd") { id name } }');
  const byId = await ask(app, "query ($id: ID) { nodeTemplate(id: $id) { id name } }", { id: nodeTemplate.id });
  expect(byId.nodeTemplate).toEqual({ id: nodeTemplate.id, name: "macd" });
  expect((await ask(app, '{ nodeTemplate(name: "none") { id } }')).nodeTemplate).toBeNull();
  const { errors } = await app.query("{ nodeTemplate { id } }");
  expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
});

test("system templates cannot be changed or deleted", async () => {
  const { nodeTemplate } = await ask(app, '{ nodeTemplate(name: "sma") { id } }');
  for (const [verb, input] of [
    ["updateNodeTemplate", { displayName: "Mine" }],
    ["deleteNodeTemplate", {}],
  ] as const) {
    const payload = await send(app, verb, { id: nodeTemplate.id, ...input });
    expect(errorsOf(payload)).toEqual(["SYSTEM_TEMPLATE_READ_ONLY input.id"]);
  }
});

describe("writing the system templates", () => {
  test("a second time writes nothing", async () => {
    expect(await writeSystemTemplates(app.database.db)).toBe(0);
  });

  test("from ten concurrent starts leaves one row per template", async () => {
    const changed = systemNodes.map((node) => ({ ...node, description: `${node.description} Changed.` }));
    await Promise.all(Array.from({ length: 10 }, () => writeNodeTemplates(app.database.db, changed)));
    expect((await palette()).totalCount).toBe(systemNodes.length);
    expect(await writeNodeTemplates(app.database.db, systemNodes)).toBe(systemNodes.length);
  });

  test("keeps ids and usage counts, adds new templates and deletes removed ones", async () => {
    await app.database.sql("update builder.node_templates set usage_count = 7 where name = 'ema'");
    const before = await app.database.sql("select id from builder.node_templates where name = 'ema'");
    const without = systemNodes.filter(({ name }) => name !== "sma");
    const renamed = { ...smaNode, name: "sma_renamed" };
    expect(await writeNodeTemplates(app.database.db, [...without, renamed])).toBe(2);
    const names = (await palette()).nodes.map(({ name }: { name: string }) => name);
    expect([names.includes("sma"), names.includes("sma_renamed")]).toEqual([false, true]);
    await writeNodeTemplates(app.database.db, systemNodes);
    const after = await app.database.sql("select id, usage_count from builder.node_templates where name = 'ema'");
    expect(after).toEqual([{ ...before[0], usage_count: 7 }]);
  });
});

test("all eight strategy templates exist and are valid", async () => {
  const { strategyTemplates } = await ask(
    app,
    `{ strategyTemplates { totalCount nodes { name category usageCount ratingAverage isSystemTemplate
      logicFlow { hash nodes { id template templateVersion params label isEnabled x y } edges { from { node port } to { node port } } } } } }`,
  );
  expect(strategyTemplates.totalCount).toBe(8);
  const names = strategyTemplates.nodes.map(({ name }: { name: string }) => name);
  expect(names.sort()).toEqual(systemStrategyTemplates.map(({ name }) => name).sort());
  for (const { logicFlow, ratingAverage } of strategyTemplates.nodes) {
    const { hash, ...flow } = logicFlow;
    const { validateLogicFlow } = await ask(
      app,
      "query ($flow: LogicFlowInput!) { validateLogicFlow(flow: $flow) { isValid diagnostics { message } } }",
      { flow },
    );
    expect(validateLogicFlow).toEqual({ isValid: true, diagnostics: [] });
    expect({ isHash: /^[0-9a-f]{64}$/.test(hash), ratingAverage }).toEqual({ isHash: true, ratingAverage: null });
  }
});

test("strategy templates can be filtered by category and text", async () => {
  const names = async (filter: object) =>
    (
      await ask(
        app,
        "query ($filter: StrategyTemplateFilter) { strategyTemplates(filter: $filter) { nodes { name } } }",
        {
          filter,
        },
      )
    ).strategyTemplates.nodes.map(({ name }: { name: string }) => name);
  expect(await names({ categoryIn: ["OSCILLATION"], search: "rsi" })).toEqual(["RSI"]);
  expect(await names({ isSystemTemplate: false })).toEqual([]);
});

describe("the usage count is incremented", () => {
  let owner: Asker;
  beforeAll(async () => {
    owner = await app.asker();
  });
  const uses = async (name: string) =>
    (await ask(app, "query ($name: String) { nodeTemplate(name: $name) { usageCount } }", { name }, owner)).nodeTemplate
      .usageCount;

  test("once for each strategy saved with a template, not for sessions", async () => {
    const before = {
      sma: await uses("sma"),
      rsi: await uses("rsi"),
      ema: await uses("ema"),
      crosses_above: await uses("crosses_above"),
    };
    const { id } = await createInstance(app, {}, owner);
    expect(await uses("sma")).toBe(before.sma + 1);
    await send(app, "saveBuilderSession", { instanceId: id, draftLogicFlow: crossing({ template: "rsi" }) }, owner);
    expect(await uses("rsi")).toBe(before.rsi);
    await send(
      app,
      "updateStrategyInstance",
      { id, expectedRevision: 1, logicFlow: crossing({ template: "rsi" }) },
      owner,
    );
    expect(await uses("rsi")).toBe(before.rsi + 1);
    expect(await uses("crosses_above")).toBe(before.crosses_above + 1);
    await send(app, "updateStrategyInstance", { id, expectedRevision: 2, name: "Other" }, owner);
    // Switching between templates that earlier versions used does not count again.
    for (const [index, template] of ["ema", "rsi", "ema"].entries()) {
      const logicFlow = crossing({ template });
      await send(app, "updateStrategyInstance", { id, expectedRevision: 3 + index, logicFlow }, owner);
    }
    expect([await uses("rsi"), await uses("ema")]).toEqual([before.rsi + 1, before.ema + 1]);
  });

  test("exactly once each when twenty strategies are saved concurrently", async () => {
    const before = await uses("sma");
    const [one, other] = [(await createTemplate(app, owner)).name, (await createTemplate(app, owner)).name];
    const flows = [one, other].map((template) => crossing({ template }));
    const extra = [other, one].map((template) => ({ id: "extra", template }));
    const drawn = flows.map((flow, nth) => ({ ...flow, nodes: [...flow.nodes, extra[nth]] }));
    await Promise.all(
      Array.from({ length: 20 }, (_, nth) => createInstance(app, { logicFlow: drawn[nth % 2] }, owner)),
    );
    expect([await uses("sma"), await uses(one), await uses(other)]).toEqual([before + 20, 20, 20]);
    const { popularNodeTemplates } = await ask(app, "{ popularNodeTemplates(first: 4) { name usageCount } }");
    expect(popularNodeTemplates).toContainEqual({ name: "sma", usageCount: before + 20 });
  });
});
