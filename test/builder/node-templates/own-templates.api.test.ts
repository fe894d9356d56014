import { Role } from "../../../src/identity";
import { type Asker, testApp } from "../../support/test-app";
import { ask, createInstance, crossing, errorsOf, send } from "../builder-client";
import { createTemplate, templateInput as input } from "./own-template";

const app = testApp();
let owner: Asker;
let stranger: Asker;

beforeAll(async () => {
  owner = await app.asker();
  stranger = await app.asker();
});

const created = (more: object = {}, asker = owner) => createTemplate(app, asker, more);

test("a template with an expression can be used in flows", async () => {
  const { name, version } = await created();
  expect(version).toBe("1.0.0");
  const { logicFlow } = await createInstance(app, { logicFlow: crossing({ template: name }) }, owner);
  expect(logicFlow.nodes[0]).toMatchObject({ template: name, templateVersion: "1.0.0", params: { period: 10 } });
  const { validateLogicFlow } = await ask(
    app,
    "query ($flow: LogicFlowInput!) { validateLogicFlow(flow: $flow) { isValid explanation } }",
    { flow: crossing({ template: name }) },
    owner,
  );
  expect(validateLogicFlow).toMatchObject({ isValid: true, explanation: expect.stringContaining(name) });
});

test("a template is visible to and usable by its owner only", async () => {
  const { id, name } = await created();
  const find = "query ($id: ID) { nodeTemplate(id: $id) { name } }";
  expect((await ask(app, find, { id }, owner)).nodeTemplate).toEqual({ name });
  expect((await ask(app, find, { id }, stranger)).nodeTemplate).toBeNull();
  const flow = crossing({ template: name });
  const validity = "query ($flow: LogicFlowInput!) { validateLogicFlow(flow: $flow) { diagnostics { code nodeId } } }";
  const { validateLogicFlow } = await ask(app, validity, { flow }, stranger);
  expect(validateLogicFlow.diagnostics).toContainEqual({ code: "UNKNOWN_TEMPLATE", nodeId: "fast" });
  for (const verb of ["updateNodeTemplate", "deleteNodeTemplate"] as const) {
    expect(errorsOf(await send(app, verb, { id }, stranger))).toEqual(["NOT_FOUND input.id"]);
  }
});

test("two users can use the same name, but one user cannot use it twice", async () => {
  const { name } = await created();
  expect(errorsOf(await send(app, "createNodeTemplate", input({ name }), owner))).toEqual(["DUPLICATE input.name"]);
  expect(errorsOf(await send(app, "createNodeTemplate", input({ name }), stranger))).toEqual([]);
});

describe("createNodeTemplate rejects", () => {
  const withParameter = (period: object) => ({ parameterSchema: { type: "object", properties: { period } } });
  test.each<[string, object, string[]]>([
    ["the name of a system template", { name: "sma" }, ["DUPLICATE input.name"]],
    ["a name with uppercase letters", { name: "Mine" }, ["INVALID_VALUE input.name"]],
    ["a display name with two lines", { displayName: "E\ndef f(): 0" }, ["INVALID_VALUE input.displayName"]],
    ["a display name with a bidi character", { displayName: "E\u202e" }, ["INVALID_VALUE input.displayName"]],
    ["no expression", { expression: null }, ["REQUIRED input.expression"]],
    ["an empty expression", { expression: "  " }, ["REQUIRED input.expression"]],
    ["an expression that does not parse", { expression: "sma(close" }, ["INVALID_VALUE input.expression"]],
    ["an unknown name in it", { expression: "open + closed" }, ["INVALID_VALUE input.expression"]],
    [
      "an expression that calls its own template",
      { name: "again", expression: "again(close)" },
      ["INVALID_VALUE input.expression"],
    ],
    [
      "a deeply nested expression",
      { expression: `${"(".repeat(900)}close${")".repeat(900)}` },
      ["INVALID_VALUE input.expression"],
    ],
    [
      "an expression of more than 2,000 characters",
      { expression: `close${" + close".repeat(400)}` },
      ["OUT_OF_RANGE input.expression"],
    ],
    ["a node type that is not allowed for expressions", { nodeType: "SIGNAL" }, ["INVALID_VALUE input.nodeType"]],
    ["a schema without a type", { parameterSchema: {} }, ["INVALID_VALUE input.parameterSchema.type"]],
    [
      "a parameter without a default",
      withParameter({ type: "integer" }),
      ["INVALID_VALUE input.parameterSchema.properties.period"],
    ],
    [
      "an unsupported keyword of JSON Schema",
      withParameter({ type: "integer", default: 1, multipleOf: 2 }),
      ["INVALID_VALUE input.parameterSchema.properties.period"],
    ],
    [
      "a bound for a boolean",
      withParameter({ type: "boolean", default: true, minimum: 3 }),
      ["INVALID_VALUE input.parameterSchema.properties.period"],
    ],
    [
      "a duplicate enum value",
      withParameter({ type: "string", default: "x", enum: ["x", "x"] }),
      ["INVALID_VALUE input.parameterSchema.properties.period"],
    ],
    [
      "an x-sensitive that is not a boolean",
      withParameter({ type: "integer", default: 1, "x-sensitive": "yes" }),
      ["INVALID_VALUE input.parameterSchema.properties.period"],
    ],
    ["an argument out of bounds", { expression: "sma(close, 0)" }, ["INVALID_VALUE input.expression"]],
    [
      "ports with reserved names",
      {
        inputPorts: [
          { name: "high", type: "SERIES" },
          { name: "sma", type: "SERIES" },
        ],
      },
      ["INVALID_VALUE input.inputPorts.0", "INVALID_VALUE input.inputPorts.1"],
    ],
    [
      "a default out of bounds",
      { defaultParameters: { period: 1000 } },
      ["OUT_OF_RANGE input.defaultParameters.period"],
    ],
    ["an unknown default", { defaultParameters: { perod: 5 } }, ["INVALID_VALUE input.defaultParameters.perod"]],
    [
      "two outputs",
      {
        outputPorts: [
          { name: "a", type: "SERIES" },
          { name: "b", type: "SERIES" },
        ],
      },
      ["INVALID_VALUE input.outputPorts"],
    ],
    [
      "an output whose type differs from that of the expression",
      { outputPorts: [{ name: "result", type: "BOOLEAN" }] },
      ["INVALID_VALUE input.expression"],
    ],
  ])("%s", async (_, more, problems) => {
    const payload = await send(app, "createNodeTemplate", input(more), owner);
    expect(errorsOf(payload)).toEqual(problems);
    for (const { message } of payload.userErrors) expect(message).toMatch(/[^.][.?]$/);
    expect(payload.nodeTemplate).toBeNull();
  });
});

describe("a change of", () => {
  const update = (id: string, more: object) => send(app, "updateNodeTemplate", { id, ...more }, owner);
  const nodeOf = async (id: string, asker = owner) => {
    const document =
      "query ($id: ID!) { strategyInstance(id: $id) { logicFlow { hash nodes { id templateVersion upgradeAvailable params } } } }";
    const { strategyInstance } = await ask(app, document, { id }, asker);
    return { hash: strategyInstance.logicFlow.hash, node: strategyInstance.logicFlow.nodes[0] };
  };

  test("the display name creates no new version", async () => {
    const { id } = await created();
    const { nodeTemplate } = await update(id, { displayName: "Other", description: "Words." });
    expect(nodeTemplate).toMatchObject({ displayName: "Other", version: "1.0.0" });
  });

  test("the meaning is rejected after 1,000 versions, as is a new template with that name", async () => {
    const { id, name } = await created();
    const last = "'1000.0.0'";
    await app.database.sql(`update builder.node_template_versions set version = ${last} where template_id = $1`, [id]);
    await app.database.sql(`update builder.node_templates set version = ${last} where id = $1`, [id]);
    expect(errorsOf(await update(id, { expression: "close" }))).toEqual(["LIMIT_EXCEEDED input.id"]);
    await send(app, "deleteNodeTemplate", { id }, owner);
    const again = await send(app, "createNodeTemplate", input({ name }), owner);
    expect(errorsOf(again)).toEqual(["LIMIT_EXCEEDED input.name"]);
  });

  test("the meaning creates a new version, and saved flows keep theirs", async () => {
    const { id, name } = await created();
    const strategy = await createInstance(app, { logicFlow: crossing({ template: name }) }, owner);
    const before = await nodeOf(strategy.id);
    expect(before.node).toMatchObject({ templateVersion: "1.0.0", upgradeAvailable: false });
    const { nodeTemplate } = await update(id, { expression: "ema(close, period)" });
    expect(nodeTemplate).toMatchObject({ version: "2.0.0", expression: "ema(close, period)" });
    const after = await nodeOf(strategy.id);
    expect(after).toEqual({ hash: before.hash, node: { ...before.node, upgradeAvailable: true } });
    // The owner of the flow decides, not the viewer, who may have a template with the same name.
    const admin = await app.asker(Role.ADMIN);
    await created({ name }, admin);
    expect(await nodeOf(strategy.id, admin)).toEqual(after);
  });

  test("the meaning, concurrent with saving a strategy, pins the strategy to one of the versions", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, name } = await created();
      const [, strategy] = await Promise.all([
        update(id, { expression: "ema(close, period)" }),
        createInstance(app, { logicFlow: crossing({ template: name }) }, owner),
      ]);
      expect(strategy.logicFlow.nodes[0].templateVersion).toMatch(/^[12]\.0\.0$/);
    }
  });

  test("the flow keeps the pinned version of a node until another version is requested", async () => {
    const { id, name } = await created();
    const flow = crossing({ template: name });
    const strategy = await createInstance(app, { logicFlow: flow }, owner);
    await update(id, { expression: "ema(close, period)" });
    const save = (logicFlow: object, expectedRevision: number) =>
      send(app, "updateStrategyInstance", { id: strategy.id, expectedRevision, logicFlow }, owner);
    const changed = await save(crossing({ template: name, fast: 12 }), 1);
    expect(changed.instance.logicFlow.nodes[0]).toMatchObject({ templateVersion: "1.0.0", params: { period: 12 } });
    const [fast, ...others] = flow.nodes;
    const upgraded = await save({ ...flow, nodes: [{ ...fast, templateVersion: "2.0.0" }, ...others] }, 2);
    expect(upgraded.instance.logicFlow.nodes[0]).toMatchObject({ templateVersion: "2.0.0", upgradeAvailable: false });
  });
});

describe("deleting a template", () => {
  test("is rejected while strategies use it, and lists them", async () => {
    const { id, name } = await created();
    const strategies = [
      await createInstance(app, { logicFlow: crossing({ template: name }) }, owner),
      await createInstance(app, { logicFlow: crossing({ template: name }) }, owner),
    ];
    const refused = await send(app, "deleteNodeTemplate", { id }, owner);
    expect(errorsOf(refused)).toEqual(["TEMPLATE_IN_USE input.id"]);
    for (const strategy of strategies) expect(refused.userErrors[0].message).toContain(strategy.id);
    for (const strategy of strategies) await send(app, "deleteStrategyInstance", { id: strategy.id }, owner);
    expect(errorsOf(await send(app, "deleteNodeTemplate", { id }, owner))).toEqual([]);
  });

  test("concurrent with saving a strategy never leaves the strategy pinned to a deleted template", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id, name } = await created();
      const [deleted, strategy] = await Promise.all([
        send(app, "deleteNodeTemplate", { id }, owner),
        createInstance(app, { logicFlow: crossing({ template: name }) }, owner),
      ]);
      const isPinned = strategy.logicFlow.nodes[0].templateVersion === "1.0.0";
      // A strategy may use an unknown template, but is never pinned to a deleted one.
      expect({ isPinned, isDeleted: errorsOf(deleted).length === 0 }).toEqual({ isPinned, isDeleted: !isPinned });
    }
  });
});

test("an ADMIN sees and can delete templates of users", async () => {
  const { id } = await created();
  const admin = await app.asker(Role.ADMIN);
  expect(errorsOf(await send(app, "deleteNodeTemplate", { id }, admin))).toEqual([]);
});
