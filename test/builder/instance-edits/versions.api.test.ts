import { loadCatalogue } from "../../../src/builder/node-templates/load-catalogue";
import { type Asker, testApp } from "../../support/test-app";
import { ask, createInstance, crossing, edge, errorsOf, send } from "../builder-client";
import { createTemplate } from "../node-templates/own-template";

const app = testApp();
let owner: Asker;

beforeAll(async () => {
  owner = await app.asker();
});

const update = (id: string, expectedRevision: number, more: object) =>
  send(app, "updateStrategyInstance", { id, expectedRevision, ...more }, owner);

const versionsOf = async (id: string, args = "first: 50") =>
  (
    await ask(
      app,
      `query ($id: ID!) { strategyInstance(id: $id) { id version revision logicFlow { hash } parentVersion { id version }
        versions(${args}) { totalCount pageInfo { endCursor } nodes { id version status logicFlow { hash } parameters parentVersion { version } } } } }`,
      { id },
      owner,
    )
  ).strategyInstance;

describe("a version", () => {
  test("is kept of each previous state; the id of the strategy stays the same", async () => {
    const { id, logicFlow: first } = await createInstance(app, {}, owner);
    await update(id, 1, { logicFlow: crossing({ fast: 11 }) });
    await update(id, 2, { parameters: { fast: { period: 12 } } });
    const { versions, ...live } = await versionsOf(id);
    expect(live).toMatchObject({ id, version: 3, revision: 3, parentVersion: { version: 2 } });
    expect(versions.totalCount).toBe(2);
    expect(versions.nodes).toMatchObject([
      { version: 2, parameters: {}, parentVersion: { version: 1 } },
      { version: 1, logicFlow: { hash: first.hash }, parentVersion: null },
    ]);
    expect(live.parentVersion.id).toBe(versions.nodes[0].id);
    const page = await versionsOf(
      id,
      `first: 1, after: "${(await versionsOf(id, "first: 1")).versions.pageInfo.endCursor}"`,
    );
    expect(page.versions.nodes).toMatchObject([{ version: 1 }]);
  });

  test("is not created by a change of name, status, label or position", async () => {
    const { id } = await createInstance(app, {}, owner);
    const nodes = crossing().nodes.map((node) => ({ ...node, label: "Moved", x: 99 }));
    await update(id, 1, { name: "Other" });
    await update(id, 2, { status: "TESTING" });
    const { instance } = await update(id, 3, { logicFlow: { ...crossing(), nodes } });
    expect(instance).toMatchObject({ version: 1, revision: 4, parentVersion: null });
    expect(instance.logicFlow.nodes[0]).toMatchObject({ label: "Moved", x: 99 });
  });

  test("cannot be changed, and is not in the list of strategies", async () => {
    const { id } = await createInstance(app, {}, owner);
    const { instance } = await update(id, 1, { logicFlow: crossing({ fast: 11 }) });
    const former = instance.parentVersion.id;
    expect(errorsOf(await update(former, 1, { name: "Changed" }))).toEqual(["NOT_FOUND input.id"]);
    expect(errorsOf(await send(app, "deleteStrategyInstance", { id: former }, owner))).toEqual(["NOT_FOUND input.id"]);
    const { strategyInstances } = await ask(app, "{ strategyInstances(first: 500) { nodes { id } } }", {}, owner);
    const ids = strategyInstances.nodes.map((each: { id: string }) => each.id);
    expect([ids.includes(id), ids.includes(former)]).toEqual([true, false]);
  });

  test("can be restored as a new version", async () => {
    const { id, logicFlow } = await createInstance(app, {}, owner);
    const { instance } = await update(id, 1, {
      logicFlow: crossing({ fast: 11 }),
      parameters: { slow: { period: 99 } },
    });
    const restore = (versionId: string, expectedRevision: number) =>
      send(app, "restoreStrategyInstance", { id, versionId, expectedRevision }, owner);
    expect(errorsOf(await restore(instance.parentVersion.id, 1))).toEqual(["REVISION_CONFLICT input.expectedRevision"]);
    const restored = await restore(instance.parentVersion.id, 2);
    expect(restored.instance).toMatchObject({
      id,
      version: 3,
      revision: 3,
      parameters: {},
      logicFlow: { hash: logicFlow.hash },
    });
    expect((await versionsOf(id)).versions.totalCount).toBe(2);
    const other = await createInstance(app, {}, owner);
    for (const foreign of [other.id, id, "none"]) {
      expect(errorsOf(await restore(foreign, 3))).toEqual(["NOT_FOUND input.versionId"]);
    }
  });
});

describe("the template of an earlier version", () => {
  const validate = async (template: string, templateVersion?: string) => {
    const [fast, ...others] = crossing({ template }).nodes;
    const flow = { ...crossing(), nodes: [{ ...fast, templateVersion }, ...others] };
    const document =
      "query ($flow: LogicFlowInput!) { validateLogicFlow(flow: $flow) { warmUpBars diagnostics { code message } } }";
    return (await ask(app, document, { flow }, owner)).validateLogicFlow;
  };
  const remove = (id: string) => send(app, "deleteNodeTemplate", { id }, owner);

  /** Creates and deletes a template that only an earlier version of a strategy uses. */
  async function deleted() {
    const { id, name } = await createTemplate(app, owner);
    await send(app, "updateNodeTemplate", { id, expression: "ema(close, period)" }, owner);
    const strategy = await createInstance(app, { logicFlow: crossing({ template: name, fast: 40 }) }, owner);
    const { instance } = await update(strategy.id, 1, { logicFlow: crossing() });
    expect(errorsOf(await remove(id))).toEqual([]);
    return { name, id: strategy.id, former: instance.parentVersion.id, hash: strategy.logicFlow.hash };
  }

  test("keeps its meaning after it was deleted and another was created with its name", async () => {
    const { name, id, former, hash } = await deleted();
    const restored = await send(app, "restoreStrategyInstance", { id, versionId: former, expectedRevision: 2 }, owner);
    expect(restored.instance.logicFlow.hash).toBe(hash);
    expect(restored.instance.logicFlow.nodes[0]).toMatchObject({ template: name, templateVersion: "2.0.0" });
    const before = await validate(name, "2.0.0");
    expect(before.warmUpBars).toBe(30);
    const again = await createTemplate(app, owner, { name, expression: "sma(close, period) + sma(close, 90)" });
    expect(again.version).toBe("3.0.0");
    expect(await validate(name, "2.0.0")).toEqual(before);
    expect((await validate(name)).warmUpBars).toBe(90);
    expect((await validate(name, "1.0.0")).warmUpBars).toBe(30);
    expect((await validate(name, "4.0.0")).diagnostics[0]).toMatchObject({
      code: "UNKNOWN_TEMPLATE",
      message: `Template ${name} has no version "4.0.0"; the current version is 3.0.0.`,
    });
    expect((await update(id, 3, { status: "TESTING" })).userErrors).toEqual([]);
    expect((await update(id, 4, { status: "ACTIVE" })).userErrors).toEqual([]);
  });

  test("is loaded together with the current version and no other", async () => {
    const { id, name } = await createTemplate(app, owner);
    for (const bars of [2, 3]) await send(app, "updateNodeTemplate", { id, expression: `sma(close, ${bars})` }, owner);
    const nodes = [{ id: "a", template: name, templateVersion: "1.0.0", params: {}, isEnabled: true }];
    const catalogue = await loadCatalogue(app.database.db, owner.id, [{ nodes, edges: [] }]);
    expect(catalogue.versionsOf(name)).toEqual(["1.0.0", "3.0.0"]);
  });

  test("is unknown to a node that is not pinned to it", async () => {
    const { name } = await deleted();
    expect((await validate(name)).diagnostics[0]).toMatchObject({ code: "UNKNOWN_TEMPLATE" });
    const { logicFlow } = await createInstance(app, { logicFlow: crossing({ template: name }) }, owner);
    expect(logicFlow.nodes[0].templateVersion).toBeNull();
  });
});

describe("a change based on an outdated revision", () => {
  test("writes nothing and returns the differences", async () => {
    const { id } = await createInstance(app, {}, owner);
    await update(id, 1, { logicFlow: crossing({ fast: 20 }) });
    const { nodes, edges } = crossing();
    const mine = {
      nodes: [...nodes, { id: "new", template: "rsi" }],
      edges: [...edges, edge("fast.value -> new.source")],
    };
    const { userErrors, instance, conflict } = await update(id, 1, { logicFlow: mine });
    expect(errorsOf({ userErrors })).toEqual(["REVISION_CONFLICT input.expectedRevision"]);
    expect(instance).toMatchObject({ revision: 2, version: 2 });
    expect(conflict).toMatchObject({
      currentRevision: 2,
      diff: {
        addedNodes: [{ id: "new" }],
        removedNodes: [],
        addedEdges: [{ to: { node: "new", port: "source" } }],
        removedEdges: [],
      },
    });
    expect(conflict.diff.changed).toContainEqual({ nodeId: "fast", path: "params.period", before: 20, after: 10 });
    expect((await versionsOf(id)).revision).toBe(2);
  });

  test("to the stored flow has no differences, even without defaults and pinned versions", async () => {
    const { id } = await createInstance(app, {}, owner);
    await update(id, 1, { name: "Other" });
    const { conflict } = await update(id, 1, { logicFlow: { ...crossing() } });
    const none = { addedNodes: [], removedNodes: [], changed: [], addedEdges: [], removedEdges: [] };
    expect(conflict).toEqual({ currentRevision: 2, diff: none });
  });

  test("is rejected for nine of ten concurrent changes", async () => {
    const { id } = await createInstance(app, {}, owner);
    const payloads = await Promise.all(
      Array.from({ length: 10 }, (_, nth) => update(id, 1, { logicFlow: crossing({ fast: 11 + nth }) })),
    );
    const problems = payloads.flatMap(errorsOf);
    expect(problems).toEqual(Array.from({ length: 9 }, () => "REVISION_CONFLICT input.expectedRevision"));
    expect(await versionsOf(id)).toMatchObject({ version: 2, revision: 2, versions: { totalCount: 1 } });
  });
});

describe("the differences between two strategies or versions", () => {
  const diff = async (a: string, b: string, includeLayout = false, asker = owner) =>
    (
      await ask(
        app,
        `query ($a: ID!, $b: ID!, $includeLayout: Boolean) { logicFlowDiff(a: $a, b: $b, includeLayout: $includeLayout) {
          addedNodes { id template } removedNodes { id } changed { nodeId path before after } addedEdges { from { node } } removedEdges { from { node } } } }`,
        { a, b, includeLayout },
        asker,
      )
    ).logicFlowDiff;

  test("contain changes of meaning, and of layout only if requested", async () => {
    const { id } = await createInstance(app, {}, owner);
    const nodes = crossing({ fast: 15 }).nodes.map((node) =>
      node.id === "fast" ? { ...node, label: "Quick", x: 5 } : node,
    );
    const { instance } = await update(id, 1, { logicFlow: { ...crossing(), nodes } });
    const former = instance.parentVersion.id;
    const period = { nodeId: "fast", path: "params.period", before: 10, after: 15 };
    const none = { addedNodes: [], removedNodes: [], addedEdges: [], removedEdges: [] };
    expect(await diff(former, id)).toEqual({ ...none, changed: [period] });
    expect((await diff(former, id, true)).changed).toEqual([
      { nodeId: "fast", path: "label", before: "Fast", after: "Quick" },
      { nodeId: "fast", path: "x", before: 0, after: 5 },
      period,
    ]);
    expect(await diff(id, former)).toEqual({ ...none, changed: [{ ...period, before: 15, after: 10 }] });
  });

  test("include parameters beside the flows", async () => {
    const one = await createInstance(app, {}, owner);
    const other = await createInstance(app, { parameters: { fast: { period: 77 } } }, owner);
    expect((await diff(one.id, other.id)).changed).toEqual([
      { nodeId: "fast", path: "params.period", before: 10, after: 77 },
    ]);
  });

  test("are null for a strategy that the viewer does not see", async () => {
    const { id } = await createInstance(app, {}, owner);
    expect(await diff(id, id, false, await app.asker())).toBeNull();
    expect(await diff(id, "none")).toBeNull();
  });
});
