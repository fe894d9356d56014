import { Role } from "../../../src/identity";
import { type Asker, testApp } from "../../support/test-app";
import { ask, createInstance, crossing, edge, errorsOf, send, sessionOf } from "../builder-client";

const app = testApp();
let owner: Asker;
let stranger: Asker;

beforeAll(async () => {
  stranger = await app.asker();
});

beforeEach(async () => {
  owner = await app.asker();
});

const save = (input: object = {}, asker = owner) =>
  send(app, "saveBuilderSession", { draftLogicFlow: crossing(), ...input }, asker);

const active = async (instanceId: string | null = null, asker = owner) =>
  (
    await ask(
      app,
      "query ($instanceId: ID) { activeBuilderSession(instanceId: $instanceId) { id revision draftMetadata } }",
      { instanceId },
      asker,
    )
  ).activeBuilderSession;

describe("a draft", () => {
  test("is saved as sent, including errors and positions, for 24 hours", async () => {
    const flow = {
      nodes: [{ id: "a", template: "nothing", params: { x: [1] }, label: "L", x: 1.5, y: -2 }],
      edges: [edge("a.b -> c.d")],
    };
    const metadata = { viewport: { zoom: 1.5, pan_x: 3, pan_y: 4 }, selected_nodes: ["a"] };
    const before = Date.now();
    const { session, userErrors } = await save({
      draftLogicFlow: flow,
      draftMetadata: metadata,
      draftParameters: { a: { y: 1 } },
      name: "New",
    });
    expect(userErrors).toEqual([]);
    expect(session).toMatchObject({
      ...{ name: "New", sessionType: "DRAFT", isActive: true, revision: 1, instance: null },
      ...{ draftMetadata: metadata, draftParameters: { a: { y: 1 } } },
      draftLogicFlow: { nodes: [{ ...flow.nodes[0], isEnabled: true }], edges: flow.edges },
    });
    const hours = (Date.parse(session.expiresAt) - before) / 3_600_000;
    expect(Math.abs(hours - 24)).toBeLessThan(0.01);
    expect(await sessionOf(app, session.id, "", owner)).toEqual(session);
  });

  test("can be found after a crash, separately for a strategy and for an unsaved one", async () => {
    const { id: instanceId } = await createInstance(app, {}, owner);
    const fresh = await save();
    const ofStrategy = await save({ instanceId });
    expect(ofStrategy.session).toMatchObject({ instance: { id: instanceId }, revision: 1 });
    expect((await active()).id).toBe(fresh.session.id);
    expect((await active(instanceId)).id).toBe(ofStrategy.session.id);
    expect(await active("none")).toBeNull();
    const { strategyInstance } = await ask(
      app,
      "query ($id: ID!) { strategyInstance(id: $id) { activeSession { id } revision } }",
      { id: instanceId },
      owner,
    );
    expect(strategyInstance).toEqual({ activeSession: { id: ofStrategy.session.id }, revision: 1 });
  });

  test("can be saved again with its revision; fields left out stay as they are", async () => {
    const { session } = await save({
      draftMetadata: { zoom: 1 },
      draftParameters: { fast: { period: 3 } },
      sessionType: "AUTOSAVE",
    });
    const again = await save({ sessionId: session.id, expectedRevision: 1, draftLogicFlow: crossing({ fast: 11 }) });
    expect(again.session).toMatchObject({
      ...{ id: session.id, revision: 2, sessionType: "AUTOSAVE" },
      ...{ draftMetadata: { zoom: 1 }, draftParameters: { fast: { period: 3 } } },
    });
  });
});

describe("a conflicting save is rejected and changes nothing when", () => {
  test("the revision is outdated", async () => {
    await save();
    await save({ expectedRevision: 1, draftLogicFlow: crossing({ fast: 20 }) });
    const { userErrors, session, conflict } = await save({
      expectedRevision: 1,
      draftLogicFlow: crossing({ fast: 30 }),
    });
    expect(errorsOf({ userErrors })).toEqual(["REVISION_CONFLICT input.expectedRevision"]);
    expect(session).toMatchObject({ revision: 2 });
    expect(conflict.currentRevision).toBe(2);
    expect(conflict.diff.changed).toEqual([{ nodeId: "fast", path: "params.period", before: 20, after: 30 }]);
    expect((await active()).revision).toBe(2);
  });

  test("a second tab starts a session that exists already", async () => {
    await save();
    expect(errorsOf(await save({ draftLogicFlow: { nodes: [], edges: [] } }))).toEqual([
      "REVISION_CONFLICT input.expectedRevision",
    ]);
    expect((await active()).revision).toBe(1);
  });

  test("the expected session does not exist", async () => {
    const { userErrors, conflict } = await save({ expectedRevision: 3 });
    expect(errorsOf({ userErrors })).toEqual(["REVISION_CONFLICT input.expectedRevision"]);
    expect(conflict).toEqual({ currentRevision: null, diff: null });
    expect(await active()).toBeNull();
  });

  test("the session was closed", async () => {
    const { session } = await save();
    await send(app, "closeBuilderSession", { id: session.id }, owner);
    expect(errorsOf(await save({ sessionId: session.id, expectedRevision: 1 }))).toEqual([
      "INVALID_TRANSITION input.sessionId",
    ]);
    expect(await active()).toBeNull();
    expect((await save()).session).toMatchObject({ revision: 1, isActive: true });
  });
});

test("a session and a strategy that do not belong together are rejected", async () => {
  const [one, other] = [await createInstance(app, {}, owner), await createInstance(app, {}, owner)];
  const { session } = await save({ instanceId: one.id });
  const saved = { sessionId: session.id, expectedRevision: 1, draftLogicFlow: crossing({ fast: 20 }) };
  expect(errorsOf(await save({ ...saved, instanceId: other.id }))).toEqual(["INVALID_VALUE input.instanceId"]);
  expect(await active(one.id)).toMatchObject({ revision: 1 });
  expect((await save({ ...saved, instanceId: one.id })).session).toMatchObject({ revision: 2 });
});

describe("concurrently", () => {
  test("ten tabs that start a session create one", async () => {
    const payloads = await Promise.all(Array.from({ length: 10 }, () => save()));
    expect(payloads.flatMap(errorsOf)).toHaveLength(9);
    const [{ count }] = await app.database.sql(
      "select count(*)::int from builder.builder_sessions where user_id = $1",
      [owner.id],
    );
    expect(count).toBe(1);
  });

  test("ten tabs that save create one revision each, and those that retry lose nothing", async () => {
    await save();
    const tab = async (nth: number): Promise<void> => {
      for (let revision = 1; ; ) {
        const { session, userErrors } = await save({ expectedRevision: revision, draftMetadata: { tab: nth } });
        if (userErrors.length === 0) return;
        revision = session.revision;
      }
    };
    await Promise.all(Array.from({ length: 10 }, (_, nth) => tab(nth)));
    const { revision, id } = await active();
    expect(revision).toBe(11);
    const { revisions } = await sessionOf(app, id, "revisions { nodes { revision draftMetadata } }", owner);
    expect(revisions.nodes.map((each: { revision: number }) => each.revision)).toEqual([
      11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1,
    ]);
    const tabs = revisions.nodes
      .slice(0, 10)
      .map(({ draftMetadata }: { draftMetadata: { tab: number } }) => draftMetadata.tab);
    expect(tabs.sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("forty users each save five times without a failure", async () => {
    const askers = await Promise.all(Array.from({ length: 40 }, () => app.asker()));
    const problems = await Promise.all(
      askers.map(async (asker) => {
        const found: string[] = [];
        for (let revision = 0; revision < 5; revision += 1) {
          found.push(...errorsOf(await save({ expectedRevision: revision }, asker)));
        }
        return found;
      }),
    );
    expect(problems.flat()).toEqual([]);
  });
});

describe("a foreign session", () => {
  test("is neither seen nor changed", async () => {
    const { id: instanceId } = await createInstance(app, {}, owner);
    const { session } = await save({ instanceId });
    expect(await sessionOf(app, session.id, "", stranger)).toBeNull();
    expect(await active(instanceId, stranger)).toBeNull();
    expect(errorsOf(await save({ sessionId: session.id, expectedRevision: 1 }, stranger))).toEqual([
      "NOT_FOUND input.sessionId",
    ]);
    expect(errorsOf(await save({ instanceId }, stranger))).toEqual(["NOT_FOUND input.instanceId"]);
    expect(errorsOf(await send(app, "closeBuilderSession", { id: session.id }, stranger))).toEqual([
      "NOT_FOUND input.id",
    ]);
    const restore = await send(app, "restoreBuilderSession", { id: session.id, revision: 1 }, stranger);
    expect(errorsOf(restore)).toEqual(["NOT_FOUND input.id"]);
    expect(await active(instanceId)).toMatchObject({ id: session.id, revision: 1 });
  });

  test("of two users on one strategy each has a draft of their own", async () => {
    const { id: instanceId } = await createInstance(app, {}, owner);
    const admin = await app.asker(Role.ADMIN);
    const [mine, theirs] = [await save({ instanceId }), await save({ instanceId }, admin)];
    expect(theirs.userErrors).toEqual([]);
    expect(theirs.session.id).not.toBe(mine.session.id);
    expect((await active(instanceId)).id).toBe(mine.session.id);
  });
});

describe("refused:", () => {
  test.each<[string, object, string[]]>([
    ["a session id that is none", { sessionId: "x", expectedRevision: 1 }, ["NOT_FOUND input.sessionId"]],
    ["a strategy id that is none", { instanceId: "x" }, ["NOT_FOUND input.instanceId"]],
    ["a negative revision", { expectedRevision: -1 }, ["OUT_OF_RANGE input.expectedRevision"]],
    ["metadata without bounds", { draftMetadata: { a: "x".repeat(100_001) } }, ["LIMIT_EXCEEDED input.draftMetadata"]],
    [
      "501 nodes",
      {
        draftLogicFlow: {
          nodes: Array.from({ length: 501 }, (_, nth) => ({ id: `n${nth}`, template: "sma" })),
          edges: [],
        },
      },
      ["LIMIT_EXCEEDED input.draftLogicFlow.nodes"],
    ],
    [
      "a label of 1 MB",
      { draftLogicFlow: { nodes: [{ id: "a", template: "sma", label: "x".repeat(1_000_000) }], edges: [] } },
      ["OUT_OF_RANGE input.draftLogicFlow.nodes.0.label"],
    ],
    ["a name of JavaScript's own", { draftMetadata: { a: { prototype: 1 } } }, ["INVALID_VALUE input.draftMetadata"]],
  ])("%s", async (_, input, problems) => {
    expect(errorsOf(await save(input))).toEqual(problems);
    expect(await active()).toBeNull();
  });

  test("JSON nested a thousand deep", async () => {
    let deep: unknown = 1;
    for (let level = 0; level < 1000; level += 1) deep = { a: deep };
    expect((await save({ draftMetadata: deep })).userErrors[0].code).toBe("LIMIT_EXCEEDED");
  });
});
