import { updateNodeTemplate } from "../../../src/builder/node-templates/edits/update-node-template";
import { makeCipher } from "../../../src/builder/secrets/cipher";
import { Role, type Viewer } from "../../../src/identity";
import { type Asker, TOKEN_SECRET, testApp } from "../../support/test-app";
import { createInstance, crossing, errorsOf, send } from "../builder-client";

const app = testApp();
let owner: Asker;
const SECRET = 31337;

beforeEach(async () => {
  owner = await app.asker();
});

const schemaOf = (change: object) => ({
  type: "object",
  properties: { offset: { type: "number", default: 0, ...change }, period: { type: "integer", default: 5 } },
});
const plainTemplate = {
  name: "plain_offset",
  displayName: "Plain offset",
  nodeType: "CUSTOM",
  parameterSchema: schemaOf({}),
  inputPorts: [],
  outputPorts: [{ name: "value", type: "SERIES" }],
  expression: "sma(close, period) + offset",
};
const flow = (offset: unknown) => {
  const [fast, ...others] = crossing({ template: "plain_offset" }).nodes;
  return {
    ...crossing(),
    nodes: [{ ...fast, id: "fast", template: "plain_offset", params: { offset, period: 7 } }, ...others],
  };
};
const savePlain = (expectedRevision: number, offset: unknown) => {
  const draft = { draftLogicFlow: flow(offset), draftParameters: { fast: { offset } } };
  return send(app, "saveBuilderSession", { expectedRevision, ...draft }, owner);
};
async function session() {
  const [row] = await app.database.sql(
    "select id, draft_parameters from builder.builder_sessions where user_id = $1 and is_active",
    [owner.id],
  );
  return row;
}
async function decrypted() {
  const { draft_parameters } = await session();
  return makeCipher(TOKEN_SECRET).decrypt(draft_parameters.fast.offset.$sealed, `${owner.id} fast offset`);
}
const draftsOf = (userId: string) =>
  app.database.sql(
    `select revision, draft_logic_flow, draft_parameters from builder.builder_sessions where user_id = $1
     union all
     select earlier.revision, earlier.draft_logic_flow, earlier.draft_parameters
     from builder.builder_session_revisions earlier
     join builder.builder_sessions session on session.id = earlier.session_id
     where session.user_id = $1`,
    [userId],
  );
const secrets = async (userId: string) => JSON.stringify(await draftsOf(userId)).match(/31337\d*/g) ?? [];
const make = async () => (await send(app, "createNodeTemplate", plainTemplate, owner)).nodeTemplate.id;
const markSensitive = (id: string) =>
  send(app, "updateNodeTemplate", { id, parameterSchema: schemaOf({ "x-sensitive": true }) }, owner);

test("is encrypted in all drafts and their history", async () => {
  const id = await make();
  for (let revision = 0; revision < 45; revision += 1) await savePlain(revision, SECRET);
  expect(await secrets(owner.id)).toHaveLength(92);
  expect(errorsOf(await markSensitive(id))).toEqual([]);
  expect(await secrets(owner.id)).toEqual([]);
  expect(await decrypted()).toBe(SECRET);
});

test("is encrypted when a template is created for drafts that named it before", async () => {
  await savePlain(0, SECRET);
  const parameterSchema = schemaOf({ "x-sensitive": true });
  expect(errorsOf(await send(app, "createNodeTemplate", { ...plainTemplate, parameterSchema }, owner))).toEqual([]);
  expect(await secrets(owner.id)).toEqual([]);
  expect(await decrypted()).toBe(SECRET);
});

test("is encrypted in an administrator's draft of the owner's strategy, but not in a stranger's own", async () => {
  const id = await make();
  const instance = await createInstance(app, { logicFlow: flow(1) }, owner);
  const [admin, stranger] = [await app.asker(Role.ADMIN), await app.asker()];
  const draft = { expectedRevision: 0, draftLogicFlow: flow(SECRET), draftParameters: {} };
  expect(errorsOf(await send(app, "saveBuilderSession", { ...draft, instanceId: instance.id }, admin))).toEqual([]);
  expect(errorsOf(await send(app, "saveBuilderSession", draft, stranger))).toEqual([]);
  await markSensitive(id);
  expect(await secrets(admin.id)).toEqual([]);
  expect(await secrets(stranger.id)).toHaveLength(2);
});

test("leaves no plain value when drafts are saved and restored at the same time", async () => {
  const id = await make();
  await savePlain(0, SECRET);
  const { id: sessionId } = await session();
  const restore = () => send(app, "restoreBuilderSession", { id: sessionId, revision: 1 }, owner);
  const writes = Array.from({ length: 10 }, (_, index) => (index % 2 ? restore() : savePlain(index + 1, SECRET)));
  await Promise.all([...writes, markSensitive(id), ...Array.from({ length: 5 }, restore)]);
  expect(await secrets(owner.id)).toEqual([]);
});

test("cannot become sensitive without a key while drafts contain values of it", async () => {
  const id = await make();
  await savePlain(0, SECRET);
  const viewer = { id: owner.id, role: Role.USER } as Viewer;
  const change = { id, parameterSchema: schemaOf({ "x-sensitive": true }) };
  await expect(updateNodeTemplate(app.database.db, viewer, change, null)).rejects.toMatchObject({
    problems: [{ code: "FEATURE_DISABLED", field: ["input", "parameterSchema"] }],
  });
  expect(await secrets(owner.id)).toHaveLength(4);
});
