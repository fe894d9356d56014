import { deleteFailedGenerations } from "../../../../src/builder/codegen/generations/delete-failed-generations";
import { systemStrategyTemplates } from "../../../../src/engine/flow/strategy-templates/system-strategy-templates";
import { testApp } from "../../../support/test-app";
import { createInstance, crossing, errorsOf, send } from "../../builder-client";
import { createTemplate } from "../../node-templates/own-template";
import { generate, updateInstance } from "../strategies";

jest.setTimeout(120_000);
const app = testApp();
const { flow } = systemStrategyTemplates[0]!;

/** Creates a strategy with two generations: the fast average over 20 bars, then over 7. */
async function twoGenerations(asker?: Awaited<ReturnType<typeof app.asker>>) {
  const { id } = await createInstance(app, { logicFlow: flow }, asker);
  const first = (await generate(app, id, asker)).codeGeneration;
  const nodes = flow.nodes.map((node) => (node.id === "fast" ? { ...node, params: { period: 7 } } : node));
  await updateInstance(app, { id, expectedRevision: 1, logicFlow: { ...flow, nodes } }, asker);
  const second = (await generate(app, id, asker)).codeGeneration;
  return { id, first, second };
}

const DIFF = `query ($a: ID!, $b: ID!) {
  codeGenerationDiff(a: $a, b: $b) { unified flow { changed { nodeId path before after } addedNodes { id } } }
}`;
const restore = (input: object) => send(app, "restoreCodeGeneration", input);

test("the generations of a strategy are listed latest first", async () => {
  const { id, first, second } = await twoGenerations();
  const { data } = await app.query(
    `query ($id: ID!) {
      strategyInstance(id: $id) { latestCodeGeneration { id } codeGenerations { totalCount nodes { id } } }
      codeGenerations(filter: { instanceId: $id }) { nodes { id } }
      byHash: codeGenerations(filter: { codeHash: "${first.codeHash}" }) { nodes { id } }
      failed: codeGenerations(filter: { instanceId: $id, validationStatusIn: [SECURITY_ERROR] }) { totalCount }
      codeGeneration(id: "${first.id}") { generatedCode }
    }`,
    { id },
  );
  expect(data.strategyInstance.latestCodeGeneration.id).toBe(second.id);
  expect(data.strategyInstance.codeGenerations).toEqual({
    totalCount: 2,
    nodes: [{ id: second.id }, { id: first.id }],
  });
  expect(data.codeGenerations.nodes).toEqual([{ id: second.id }, { id: first.id }]);
  expect(data.byHash.nodes).toContainEqual({ id: first.id });
  expect(data.failed.totalCount).toBe(0);
  expect(data.codeGeneration.generatedCode).toBe(first.generatedCode);
});

test("two generations differ in code and flow; a generation does not differ from itself", async () => {
  const { first, second } = await twoGenerations();
  const { data } = await app.query(DIFF, { a: first.id, b: second.id });
  const { unified, flow: changes } = data.codeGenerationDiff;
  expect(unified).toContain("-FAST_AVERAGE_PERIOD = 20\n+FAST_AVERAGE_PERIOD = 7\n");
  expect(changes).toEqual({
    changed: [{ nodeId: "fast", path: "params.period", before: 20, after: 7 }],
    addedNodes: [],
  });
  const same = await app.query(DIFF, { a: first.id, b: first.id });
  expect(same.data.codeGenerationDiff).toEqual({ unified: "", flow: { changed: [], addedNodes: [] } });
});

test("restoring the flow of a generation creates a new version and keeps the replaced one", async () => {
  const { id, first } = await twoGenerations();
  const { instance } = await restore({ id: first.id, expectedRevision: 2 });
  expect(instance).toMatchObject({ revision: 3, version: 3 });
  const again = await generate(app, id);
  expect(again).toMatchObject({ wasDeduplicated: true, codeGeneration: { id: first.id } });
  const { data } = await app.query("query ($id: ID!) { strategyInstance(id: $id) { latestCodeGeneration { id } } }", {
    id,
  });
  expect(data.strategyInstance.latestCodeGeneration.id).toBe(first.id);
});

test("restoring with an outdated revision is rejected and changes nothing", async () => {
  const { id, first } = await twoGenerations();
  const payload = await restore({ id: first.id, expectedRevision: 1 });
  expect(errorsOf(payload)).toEqual(["REVISION_CONFLICT input.expectedRevision"]);
  const [row] = await app.database.sql("select revision from builder.strategy_instances where id = $1", [id]);
  expect(row.revision).toBe(2);
});

test("neither a new display name of a template nor its deletion changes the code of strategies saved with it", async () => {
  const owner = await app.asker();
  const { id: templateId, name } = await createTemplate(app, owner);
  const flow = crossing({ template: name });
  const { id } = await createInstance(
    app,
    { logicFlow: { ...flow, nodes: flow.nodes.map(({ label, ...node }) => node) } },
    owner,
  );
  const first = await generate(app, id, owner);
  expect(first.codeGeneration.validationStatus).toBe("VALID");
  const words = { id: templateId, displayName: "Other", description: "Other words." };
  expect((await send(app, "updateNodeTemplate", words, owner)).userErrors).toEqual([]);
  expect((await generate(app, id, owner)).codeGeneration.id).toBe(first.codeGeneration.id);
  await updateInstance(app, { id, expectedRevision: 1, logicFlow: crossing() }, owner);
  expect((await send(app, "deleteNodeTemplate", { id: templateId }, owner)).userErrors).toEqual([]);
  const input = { id: first.codeGeneration.id, expectedRevision: 2 };
  expect((await send(app, "restoreCodeGeneration", input, owner)).userErrors).toEqual([]);
  expect((await generate(app, id, owner)).codeGeneration.id).toBe(first.codeGeneration.id);
});

test("the status counts include the viewer's generations only", async () => {
  const owner = await app.asker();
  const { second } = await twoGenerations(owner);
  await app.database.sql("update builder.code_generations set validation_status = 'SECURITY_ERROR' where id = $1", [
    second.id,
  ]);
  const counts = "{ codeGenerationStatusCounts { status count } }";
  expect((await app.query(counts, {}, owner)).data.codeGenerationStatusCounts).toEqual([
    { status: "SECURITY_ERROR", count: 1 },
    { status: "VALID", count: 1 },
  ]);
  expect((await app.query(counts, {}, await app.asker())).data.codeGenerationStatusCounts).toEqual([]);
});

test("another user cannot see, compare or restore generations", async () => {
  const [owner, stranger] = [await app.asker(), await app.asker()];
  const { id, first, second } = await twoGenerations(owner);
  const seen = await app.query(
    `query ($id: ID!, $instance: ID!) {
      codeGeneration(id: $id) { id }
      codeGenerations(filter: { instanceId: $instance }) { totalCount }
    }`,
    { id: first.id, instance: id },
    stranger,
  );
  expect(seen.data).toEqual({ codeGeneration: null, codeGenerations: { totalCount: 0 } });
  expect((await app.query(DIFF, { a: first.id, b: second.id }, stranger)).data.codeGenerationDiff).toBeNull();
  const document = `mutation ($id: ID!) {
    restoreCodeGeneration(input: { id: $id, expectedRevision: 2 }) { instance { id } userErrors { code } }
  }`;
  expect((await app.query(document, { id: first.id }, stranger)).data.restoreCodeGeneration).toEqual({
    ...{ instance: null, userErrors: [{ code: "NOT_FOUND" }] },
  });
});

test("invalid code is kept for 90 days, valid code forever", async () => {
  const { id, first, second } = await twoGenerations();
  const shift = (generation: string, days: number, status: string) =>
    app.database.sql(
      "update builder.code_generations set created_at = now() - $2 * interval '1 day', validation_status = $3 where id = $1",
      [generation, days, status],
    );
  await shift(first.id, 400, "VALID");
  await shift(second.id, 89, "SECURITY_ERROR");
  expect(await deleteFailedGenerations(app.database.db)).toBe(0);
  await shift(second.id, 91, "SECURITY_ERROR");
  expect([await deleteFailedGenerations(app.database.db), await deleteFailedGenerations(app.database.db)]).toEqual([
    1, 0,
  ]);
  const left = await app.database.sql("select id from builder.code_generations where instance_id = $1", [id]);
  expect(left).toEqual([{ id: first.id }]);
});
