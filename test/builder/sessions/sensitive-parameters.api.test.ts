import { makeCipher } from "../../../src/builder/secrets/cipher";
import { MASK } from "../../../src/builder/secrets/draft-values";
import { saveBuilderSession } from "../../../src/builder/sessions/edits/save-builder-session";
import { Role } from "../../../src/identity";
import { AppError } from "../../../src/platform/app-error";
import { countStatements } from "../../support/count-statements";
import { type Asker, TOKEN_SECRET, testApp } from "../../support/test-app";
import { ask, type ClientFlow, createInstance, crossing, errorsOf, send, sessionOf } from "../builder-client";

const app = testApp();
let owner: Asker;
const SECRET = 31337;

beforeEach(async () => {
  owner = await app.asker();
  const { userErrors } = await send(
    app,
    "createNodeTemplate",
    {
      name: "secret_offset",
      displayName: "Secret offset",
      nodeType: "CUSTOM",
      parameterSchema: {
        type: "object",
        properties: {
          offset: { type: "number", default: 0, "x-sensitive": true },
          period: { type: "integer", default: 5 },
        },
      },
      inputPorts: [],
      outputPorts: [{ name: "value", type: "SERIES" }],
      expression: "sma(close, period) + offset",
    },
    owner,
  );
  expect(userErrors).toEqual([]);
});

const flow = (offset: unknown = 1) => {
  const [fast, ...others] = crossing({ template: "secret_offset" }).nodes;
  return {
    ...crossing(),
    nodes: [{ ...fast, id: "fast", template: "secret_offset", params: { offset, period: 7 } }, ...others],
  };
};
const save = (expectedRevision: number, draftParameters: object, draftLogicFlow: object = flow()) =>
  send(app, "saveBuilderSession", { expectedRevision, draftLogicFlow, draftParameters }, owner);

async function stored() {
  const [row] = await app.database.sql(
    "select id, draft_parameters, draft_logic_flow from builder.builder_sessions where user_id = $1 and is_active",
    [owner.id],
  );
  const encrypted = row.draft_parameters.fast?.offset?.$sealed;
  const decrypt = () => makeCipher(TOKEN_SECRET).decrypt(encrypted, `${owner.id} fast offset`);
  return { id: row.id, decrypt, text: JSON.stringify(row) };
}

test("a sensitive value is encrypted in the database and its history, and returned masked", async () => {
  const { session } = await save(0, { fast: { offset: SECRET, period: 9 } }, flow(SECRET));
  expect(session.draftParameters).toEqual({ fast: { offset: MASK, period: 9 } });
  expect(session.draftLogicFlow.nodes[0].params).toEqual({ offset: MASK, period: 7 });
  const row = await stored();
  expect(row.text).not.toContain(String(SECRET));
  expect(row.decrypt()).toBe(SECRET);
  const history = await app.database.sql("select * from builder.builder_session_revisions where session_id = $1", [
    row.id,
  ]);
  expect(JSON.stringify(history)).not.toContain(String(SECRET));
  const document = "revisions { nodes { draftParameters draftLogicFlow { nodes { params } } } }";
  const seen = await sessionOf(app, row.id, document, await app.asker(Role.ADMIN));
  expect(JSON.stringify(seen)).not.toMatch(/\$sealed|31337/);
  expect(seen.revisions.nodes[0].draftParameters).toEqual({ fast: { offset: MASK, period: 9 } });
});

test("a mask keeps the stored value, another value replaces it", async () => {
  await save(0, { fast: { offset: SECRET } });
  await save(1, { fast: { offset: MASK, period: 3 } }, flow(MASK));
  expect((await stored()).decrypt()).toBe(SECRET);
  await save(2, { fast: { offset: 5 } });
  expect((await stored()).decrypt()).toBe(5);
});

test("a mask without a stored value is rejected", async () => {
  const payload = await save(0, { fast: { offset: MASK } });
  expect(errorsOf(payload)).toEqual(["INVALID_VALUE input.draftParameters.fast.offset"]);
});

describe("a mask in a strategy is replaced by the value in the viewer's draft", () => {
  const masked = (offset: unknown) => ({ logicFlow: flow(offset), parameters: { fast: { offset: MASK } } });
  const valuesOf = ({ instance }: { instance: { logicFlow: ClientFlow; parameters: object } }) => [
    instance.logicFlow.nodes[0]?.params?.offset,
    instance.parameters,
  ];

  test("when the strategy is created or changed, which logs a read of the draft", async () => {
    await save(0, { fast: { offset: SECRET } }, flow(SECRET + 1));
    const created = await send(app, "createStrategyInstance", { name: "Mine", ...masked(MASK) }, owner);
    expect(errorsOf(created)).toEqual([]);
    expect(valuesOf(created)).toEqual([SECRET + 1, { fast: { offset: SECRET } }]);
    const { id } = created.instance;
    const draft = { instanceId: id, draftLogicFlow: flow(7), draftParameters: { fast: { offset: 8 } } };
    const { session } = await send(app, "saveBuilderSession", draft, owner);
    const updated = await send(
      app,
      "updateStrategyInstance",
      { id, expectedRevision: 1, logicFlow: flow(MASK), parameters: session.draftParameters },
      owner,
    );
    expect(valuesOf(updated)).toEqual([7, { fast: { offset: 8 } }]);
    const { accessLog } = await sessionOf(app, session.id, "accessLog { nodes { action } }", owner);
    // One by the change, and one by this query.
    expect(accessLog.nodes).toEqual([{ action: "READ" }, { action: "READ" }, { action: "SAVE" }]);
  });

  test("in each of several mutations of a document, which logs one read", async () => {
    const { session } = await save(0, { fast: { offset: SECRET } }, flow(SECRET));
    const create = (alias: string) => `${alias}: createStrategyInstance(input: $input) { userErrors { code } }`;
    const document = `mutation ($input: CreateStrategyInstanceInput!) { ${create("one")} ${create("other")} }`;
    await ask(app, document, { input: { name: "Mine", ...masked(MASK) } }, owner);
    const { accessLog } = await sessionOf(app, session.id, "accessLog { nodes { action } }", owner);
    // One by the mutations, and one by this query.
    expect(accessLog.nodes).toEqual([{ action: "READ" }, { action: "READ" }, { action: "SAVE" }]);
  });

  test("and is rejected if the draft has no value that can be decrypted", async () => {
    const create = (asker: Asker) => send(app, "createStrategyInstance", { name: "Mine", ...masked(MASK) }, asker);
    const refused = ["INVALID_VALUE input.logicFlow.fast.offset", "INVALID_VALUE input.parameters.fast.offset"];
    expect(errorsOf(await create(owner))).toEqual(refused);
    const { session } = await save(0, { fast: { offset: SECRET } }, flow(SECRET));
    expect(errorsOf(await create(await app.asker(Role.ADMIN)))).toEqual(refused);
    await app.database.sql(
      `update builder.builder_sessions set draft_parameters = '{"fast": {"offset": {"$sealed": "eA=="}}}' where id = $1`,
      [session.id],
    );
    const { userErrors } = await create(owner);
    expect(userErrors).toMatchObject([{ code: "INVALID_VALUE", message: expect.stringContaining("server's key") }]);
  });

  test("when a flow is validated", async () => {
    const document = `query ($flow: LogicFlowInput!, $instanceId: ID) {
      validateLogicFlow(flow: $flow, instanceId: $instanceId) { isValid diagnostics { code nodeId param } }
    }`;
    const check = async (instanceId: string | null) =>
      (await ask(app, document, { flow: flow(MASK), instanceId }, owner)).validateLogicFlow;
    await save(0, {}, flow(SECRET));
    expect((await check(null)).isValid).toBe(true);
    expect(await check(owner.id)).toMatchObject({
      isValid: false,
      diagnostics: [{ code: "INVALID_VALUE", nodeId: "fast", param: "offset" }],
    });
  });
});

test("values are also encrypted for deleted templates and templates of the strategy's owner", async () => {
  const strategy = await createInstance(app, { logicFlow: flow(1) }, owner);
  const admin = await app.asker(Role.ADMIN);
  const draft = { instanceId: strategy.id, draftLogicFlow: flow(SECRET) };
  const ofAdmin = await send(app, "saveBuilderSession", draft, admin);
  expect(ofAdmin.session.draftLogicFlow.nodes[0].params.offset).toBe(MASK);
  await save(0, { fast: { offset: SECRET } });
  await app.database.sql("update builder.node_templates set is_deleted = true where user_id = $1", [owner.id]);
  await save(1, { fast: { offset: MASK } }, flow(SECRET));
  const row = await stored();
  expect([row.decrypt(), row.text.includes(String(SECRET))]).toEqual([SECRET, false]);
  // The mask does not overwrite the encrypted value if the template of the node changes.
  const [first, ...others] = flow(MASK).nodes;
  await save(2, {}, { ...flow(), nodes: [{ ...first, template: "sma" }, ...others] });
  expect((await stored()).text).toContain("$sealed");
});

test("a conflict does not reveal encrypted values", async () => {
  await save(0, { fast: { offset: SECRET } });
  await save(1, { fast: { offset: SECRET + 1 } });
  const payload = await save(1, { fast: { offset: SECRET + 2 } });
  expect(errorsOf(payload)).toEqual(["REVISION_CONFLICT input.expectedRevision"]);
  expect(JSON.stringify(payload)).not.toMatch(/\$sealed|3133/);
});

test("without a key, sensitive values are rejected and others are stored", async () => {
  const viewer = { id: owner.id, role: Role.USER, user: {} as never };
  const input = (draftLogicFlow: object) => ({ draftLogicFlow }) as never;
  const refused = saveBuilderSession(app.database.db, viewer, input(flow()), null);
  await expect(refused).rejects.toThrow(AppError);
  await expect(refused).rejects.toMatchObject({ problems: [{ code: "FEATURE_DISABLED" }] });
  const { session } = await saveBuilderSession(app.database.db, viewer, input(crossing()), null);
  expect(session).toMatchObject({ revision: 1 });
});

test("saving a draft with system templates only takes one statement", async () => {
  const input = (expectedRevision: number) => ({ expectedRevision, draftLogicFlow: crossing() });
  await send(app, "saveBuilderSession", input(0), owner);
  const viewer = { id: owner.id, role: Role.USER, user: {} as never };
  const { result, statements } = await countStatements(app.database.dataSource, () =>
    saveBuilderSession(app.database.db, viewer, input(1) as never, makeCipher(TOKEN_SECRET)),
  );
  expect(result.session).toMatchObject({ revision: 2 });
  expect(statements).toHaveLength(1);
});
