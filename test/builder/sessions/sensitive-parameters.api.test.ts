import { saveBuilderSession } from "../../../src/builder/sessions/save-builder-session";
import { MASK } from "../../../src/builder/sessions/sealed-draft";
import { makeVault } from "../../../src/builder/sessions/vault";
import { Role } from "../../../src/identity";
import { AppError } from "../../../src/platform/app-error";
import { countStatements } from "../../support/count-statements";
import { type Asker, TOKEN_SECRET, testApp } from "../../support/test-app";
import { crossing, problemsOf, send, sessionOf } from "../draw";

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
  const sealed = row.draft_parameters.fast?.offset?.$sealed;
  const open = () => makeVault(TOKEN_SECRET).open(sealed, `${owner.id} fast offset`);
  return { id: row.id, sealed, open, text: JSON.stringify(row) };
}

test("a sensitive value is sealed in the database, in the history too, and comes back masked", async () => {
  const { session } = await save(0, { fast: { offset: SECRET, period: 9 } }, flow(SECRET));
  expect(session.draftParameters).toEqual({ fast: { offset: MASK, period: 9 } });
  expect(session.draftLogicFlow.nodes[0].params).toEqual({ offset: MASK, period: 7 });
  const row = await stored();
  expect(row.text).not.toContain(String(SECRET));
  expect(row.open()).toBe(SECRET);
  const history = await app.database.sql("select * from builder.builder_session_revisions where session_id = $1", [
    row.id,
  ]);
  expect(JSON.stringify(history)).not.toContain(String(SECRET));
  const document = "revisions { nodes { draftParameters draftLogicFlow { nodes { params } } } }";
  const seen = await sessionOf(app, row.id, document, await app.asker(Role.ADMIN));
  expect(JSON.stringify(seen)).not.toMatch(/\$sealed|31337/);
  expect(seen.revisions.nodes[0].draftParameters).toEqual({ fast: { offset: MASK, period: 9 } });
});

test("the mask sent back keeps what is stored, another value replaces it", async () => {
  await save(0, { fast: { offset: SECRET } });
  await save(1, { fast: { offset: MASK, period: 3 } }, flow(MASK));
  expect((await stored()).open()).toBe(SECRET);
  await save(2, { fast: { offset: 5 } });
  expect((await stored()).open()).toBe(5);
});

test("a mask with nothing behind it is refused", async () => {
  const payload = await save(0, { fast: { offset: MASK } });
  expect(problemsOf(payload)).toEqual(["INVALID_VALUE input.draftParameters.fast.offset"]);
});

test("a conflict shows nothing of what is sealed", async () => {
  await save(0, { fast: { offset: SECRET } });
  await save(1, { fast: { offset: SECRET + 1 } });
  const payload = await save(1, { fast: { offset: SECRET + 2 } });
  expect(problemsOf(payload)).toEqual(["REVISION_CONFLICT input.expectedRevision"]);
  expect(JSON.stringify(payload)).not.toMatch(/\$sealed|3133/);
});

test("without a key nothing sensitive is stored, and everything else is", async () => {
  const viewer = { id: owner.id, role: Role.USER, user: {} as never };
  const input = (draftLogicFlow: object) => ({ draftLogicFlow }) as never;
  const refused = saveBuilderSession(app.database.db, viewer, input(flow()), null);
  await expect(refused).rejects.toThrow(AppError);
  await expect(refused).rejects.toMatchObject({ problems: [{ code: "FEATURE_DISABLED" }] });
  const { session } = await saveBuilderSession(app.database.db, viewer, input(crossing()), null);
  expect(session).toMatchObject({ revision: 1 });
});

test("an autosave of the system's nodes is one statement", async () => {
  const input = (expectedRevision: number) => ({ expectedRevision, draftLogicFlow: crossing() });
  await send(app, "saveBuilderSession", input(0), owner);
  const viewer = { id: owner.id, role: Role.USER, user: {} as never };
  const { result, statements } = await countStatements(app.database.dataSource, () =>
    saveBuilderSession(app.database.db, viewer, input(1) as never, makeVault(TOKEN_SECRET)),
  );
  expect(result.session).toMatchObject({ revision: 2 });
  expect(statements).toHaveLength(1);
});
