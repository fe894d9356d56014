import { deleteOldSessions } from "../../../src/builder/sessions/edits/delete-old-sessions";
import { expireSessions } from "../../../src/builder/sessions/edits/expire-sessions";
import { Role } from "../../../src/identity";
import { type Asker, testApp } from "../../support/test-app";
import { ask, createInstance, crossing, errorsOf, send, sessionOf } from "../builder-client";

const app = testApp();
let owner: Asker;

beforeEach(async () => {
  owner = await app.asker();
});

const save = (expectedRevision: number, fast = 10) =>
  send(app, "saveBuilderSession", { expectedRevision, draftLogicFlow: crossing({ fast }) }, owner);

const shift = (id: string, column: string, interval: string) =>
  app.database.sql(`update builder.builder_sessions set ${column} = now() - interval '${interval}' where id = $1`, [
    id,
  ]);

const isActive = async (id: string) =>
  (await app.database.sql("select is_active from builder.builder_sessions where id = $1", [id]))[0]?.is_active;

describe("the history of drafts", () => {
  test("restores any saved draft as a new revision", async () => {
    const { session } = await save(0, 10);
    await save(1, 11);
    await save(2, 12);
    const restored = await send(app, "restoreBuilderSession", { id: session.id, revision: 1 }, owner);
    expect(restored.session).toMatchObject({ id: session.id, revision: 4 });
    expect(restored.session.draftLogicFlow.nodes[0].params.period).toBe(10);
    const { revisions } = await sessionOf(
      app,
      session.id,
      "revisions { totalCount nodes { revision savedAt draftParameters draftLogicFlow { nodes { params } } } }",
      owner,
    );
    expect(revisions.totalCount).toBe(4);
    const periods = revisions.nodes.map(
      ({ draftLogicFlow }: { draftLogicFlow: { nodes: { params: { period: number } }[] } }) =>
        draftLogicFlow.nodes[0]?.params.period,
    );
    expect(periods).toEqual([10, 12, 11, 10]);
  });

  test("contains the last 50 drafts", async () => {
    const { session } = await save(0);
    for (let revision = 1; revision < 60; revision += 1) await save(revision);
    const { revisions } = await sessionOf(app, session.id, "revisions(first: 100) { nodes { revision } }", owner);
    const kept = revisions.nodes.map(({ revision }: { revision: number }) => revision);
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([50, 60, 11]);
    const gone = await send(app, "restoreBuilderSession", { id: session.id, revision: 10 }, owner);
    expect(errorsOf(gone)).toEqual(["NOT_FOUND input.revision"]);
  });
});

test("logs every access of the owner and of an ADMIN", async () => {
  const admin = await app.asker(Role.ADMIN);
  const { session } = await save(0);
  await save(1);
  await save(1);
  await sessionOf(app, session.id, "", admin);
  await sessionOf(app, session.id, "", await app.asker());
  await ask(app, "{ activeBuilderSession { id } }", {}, owner);
  await send(app, "restoreBuilderSession", { id: session.id, revision: 1 }, owner);
  await send(app, "closeBuilderSession", { id: session.id }, owner);
  const { accessLog } = await sessionOf(
    app,
    session.id,
    "accessLog { totalCount nodes { action revision accessedAt user { id } } }",
    owner,
  );
  const who = (id: string) => (id === admin.id ? "admin" : id === owner.id ? "owner" : "someone");
  const log = accessLog.nodes.map(
    (each: { action: string; revision: number; user: { id: string } }) =>
      `${who(each.user.id)} ${each.action} ${each.revision}`,
  );
  expect(log).toEqual([
    ...["owner READ 3", "owner CLOSE 3", "owner RESTORE 3", "owner READ 2", "admin READ 2"],
    ...["owner SAVE 2", "owner SAVE 1"],
  ]);
});

describe("a READ is logged", () => {
  const DOCUMENT = `query ($id: ID!) {
    one: builderSession(id: $id) { id } other: builderSession(id: $id) { id }
    builderSessions { nodes { id } } page: builderSessions(first: 3) { nodes { id } } activeBuilderSession { id }
  }`;
  const reads = async (id: string) =>
    (
      await app.database.sql(
        "select user_id from builder.builder_session_accesses where session_id = $1 and action = 'READ'",
        [id],
      )
    ).map((row) => row.user_id);

  test("once for a document that reads a session several times, and again for the next request", async () => {
    const { session } = await save(0);
    await ask(app, DOCUMENT, { id: session.id }, owner);
    expect(await reads(session.id)).toEqual([owner.id]);
    await ask(app, DOCUMENT, { id: session.id }, owner);
    expect(await reads(session.id)).toEqual([owner.id, owner.id]);
  });

  test("for each request, even if the client repeats its X-Request-Id", async () => {
    const { session } = await save(0);
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${owner.token}`,
      "x-request-id": "repeated",
    };
    const body = JSON.stringify({ query: DOCUMENT, variables: { id: session.id } });
    for (let request = 1; request <= 2; request += 1) {
      const response = await fetch(`${app.url}/graphql`, { method: "POST", headers, body });
      expect([response.status, (await reads(session.id)).length]).toEqual([200, request]);
    }
  });

  test("once per session for concurrent reads of many sessions", async () => {
    const ids: string[] = [];
    for (let nth = 0; nth < 10; nth += 1) {
      const { session } = await save(0);
      await send(app, "closeBuilderSession", { id: session.id }, owner);
      ids.push(session.id);
    }
    const pages = ids.map((_, nth) => `page${nth}: builderSessions(first: ${10 + nth}) { nodes { id } }`);
    const sessions = ids.map((id, nth) => `session${nth}: builderSession(id: "${id}") { id }`);
    await ask(app, `{ ${pages.slice(0, 5).join(" ")} ${sessions.join(" ")} }`, {}, owner);
    for (const id of ids) expect(await reads(id)).toEqual([owner.id]);
  });
});

describe("the list of sessions", () => {
  const list = async (args: string, asker = owner) => {
    const page = "totalCount pageInfo { hasNextPage endCursor } nodes { id isActive revision instance { id } }";
    return (await ask(app, `{ builderSessions${args} { ${page} } }`, {}, asker)).builderSessions;
  };
  const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);
  const reads = async (id: string) =>
    (
      await app.database.sql(
        "select 1 from builder.builder_session_accesses where session_id = $1 and action = 'READ'",
        [id],
      )
    ).length;

  test("contains expired sessions, which can be reactivated with their last draft", async () => {
    const { session } = await save(0);
    await save(1, 77);
    await shift(session.id, "expires_at", "1 day");
    await expireSessions(app.database.db);
    const { nodes } = await list("(filter: { isActive: false })");
    expect(nodes).toEqual([{ id: session.id, isActive: false, revision: 2, instance: null }]);
    const late = { sessionId: session.id, expectedRevision: 2, draftLogicFlow: crossing() };
    const { userErrors } = await send(app, "saveBuilderSession", late, owner);
    expect(userErrors).toMatchObject([
      { code: "INVALID_TRANSITION", message: expect.stringContaining("restoreBuilderSession") },
    ]);
    const restored = await send(app, "restoreBuilderSession", { id: session.id, revision: nodes[0].revision }, owner);
    expect(restored.session).toMatchObject({ isActive: true, revision: 3 });
    expect(restored.session.draftLogicFlow.nodes[0].params.period).toBe(77);
    expect((await send(app, "saveBuilderSession", { ...late, expectedRevision: 3 }, owner)).userErrors).toEqual([]);
  });

  test("contains the viewer's own sessions, last saved first, and logs each returned session as read", async () => {
    const instance = await createInstance(app, {}, owner);
    const first = (await save(0)).session.id;
    const draft = { instanceId: instance.id, draftLogicFlow: crossing() };
    const second = (await send(app, "saveBuilderSession", draft, owner)).session.id;
    await send(app, "saveBuilderSession", { draftLogicFlow: crossing() }, await app.asker());
    const page = await list("(first: 1)");
    expect([idsOf(page), page.totalCount, page.pageInfo.hasNextPage]).toEqual([[second], 2, true]);
    expect([await reads(first), await reads(second)]).toEqual([0, 1]);
    expect(idsOf(await list(`(first: 1, after: "${page.pageInfo.endCursor}")`))).toEqual([first]);
    expect(idsOf(await list(`(filter: { instanceId: "${instance.id}" })`))).toEqual([second]);
    expect(idsOf(await list('(filter: { instanceId: "none" })'))).toEqual([]);
    expect(idsOf(await list("", await app.asker(Role.ADMIN)))).toEqual([]);
  });
});

describe("a session without saves", () => {
  test("becomes inactive after 24 hours, and no other session does", async () => {
    const { session } = await save(0);
    expect(await expireSessions(app.database.db)).toBe(0);
    await shift(session.id, "expires_at", "1 second");
    expect([await expireSessions(app.database.db), await expireSessions(app.database.db)]).toEqual([1, 0]);
    expect(await isActive(session.id)).toBe(false);
  });

  test("can be restored, unless a newer session is active", async () => {
    const { session } = await save(0);
    await shift(session.id, "expires_at", "1 second");
    await expireSessions(app.database.db);
    const restored = await send(app, "restoreBuilderSession", { id: session.id, revision: 1 }, owner);
    expect(restored.session).toMatchObject({ isActive: true, revision: 2 });
    await send(app, "closeBuilderSession", { id: session.id }, owner);
    await save(0);
    const late = await send(app, "restoreBuilderSession", { id: session.id, revision: 1 }, owner);
    expect(errorsOf(late)).toEqual(["INVALID_TRANSITION input.id"]);
  });

  test("is deleted with its history 30 days after the last save, if it is inactive", async () => {
    const { session } = await save(0);
    await shift(session.id, "last_activity_at", "31 days");
    expect(await deleteOldSessions(app.database.db)).toBe(0);
    await send(app, "closeBuilderSession", { id: session.id }, owner);
    await shift(session.id, "last_activity_at", "29 days");
    expect(await deleteOldSessions(app.database.db)).toBe(0);
    await shift(session.id, "last_activity_at", "31 days");
    expect([await deleteOldSessions(app.database.db), await deleteOldSessions(app.database.db)]).toEqual([1, 0]);
    const left = await app.database.sql("select 1 from builder.builder_session_revisions where session_id = $1", [
      session.id,
    ]);
    expect([await isActive(session.id), left]).toEqual([undefined, []]);
  });
});

test("closing a session twice has no further effect", async () => {
  const { session } = await save(0);
  for (let round = 0; round < 2; round += 1) {
    const { session: closed, userErrors } = await send(app, "closeBuilderSession", { id: session.id }, owner);
    expect([closed.isActive, userErrors]).toEqual([false, []]);
  }
});
