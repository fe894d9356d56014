import { buildSchema } from "../../src/app/build-schema";
import { Role } from "../../src/identity";
import { type Asker, testApp } from "../support/test-app";
import type { Attempt } from "./attempt";
import { MUTATIONS, QUERIES } from "./operations";
import { fingerprints, insertOwned, type Owned } from "./owned-rows";

const app = testApp();
const strangers = {} as Record<Role.USER | Role.SERVICE, Asker>;
let owned: Owned;

beforeAll(async () => {
  owned = await insertOwned(app);
  strangers.USER = await app.asker(Role.USER);
  strangers.SERVICE = await app.asker(Role.SERVICE);
});

async function attempt(name: string, { document, variables }: Attempt, asker: Asker): Promise<unknown> {
  const { data, errors } = await app.query(document, variables(owned), asker);
  expect(errors).toBeUndefined();
  return data[name];
}

test("every operation of the schema is covered here", () => {
  const schema = buildSchema();
  expect(Object.keys(QUERIES).sort()).toEqual(Object.keys(schema.getQueryType()?.getFields() ?? {}).sort());
  expect(Object.keys(MUTATIONS).sort()).toEqual(Object.keys(schema.getMutationType()?.getFields() ?? {}).sort());
});

test("the owner has rows in every table with an owner", async () => {
  const prints = await fingerprints(app, owned.owner.id, { withShared: false });
  expect(Object.keys(prints).length).toBeGreaterThanOrEqual(5);
  expect(Object.entries(prints).filter(([, { rows }]) => rows === 0)).toEqual([]);
});

describe.each([Role.USER, Role.SERVICE] as const)("a stranger who is a %s", (role) => {
  test.each(Object.entries(QUERIES))("sees no data of another user in %s", async (name, query) => {
    expect(await attempt(name, query, strangers[role])).toEqual(query.answer);
  });
});

test.each(Object.entries(QUERIES).filter(([, { isShared }]) => !isShared))(
  "the owner sees it in %s",
  async (name, query) => {
    expect(await attempt(name, query, owned.owner)).not.toEqual(query.answer);
  },
);

describe.each([Role.USER, Role.SERVICE] as const)("a stranger who is a %s", (role) => {
  test.each(Object.entries(MUTATIONS))("changes no data of another user with %s", async (name, mutation) => {
    const mayWrite = role === Role.SERVICE && mutation.isShared === true;
    const before = await fingerprints(app, owned.owner.id, { withShared: !mayWrite });
    const answer = mayWrite ? mutation.answerToService : mutation.answer;
    expect(await attempt(name, mutation, strangers[role])).toEqual(answer);
    expect(await fingerprints(app, owned.owner.id, { withShared: !mayWrite })).toEqual(before);
  });
});

test.each(Object.entries(MUTATIONS).filter(([, { isShared }]) => !isShared))(
  "the owner gets another answer from %s",
  async (name, mutation) => {
    expect(await attempt(name, mutation, owned.owner)).not.toEqual(mutation.answer);
  },
);

test("what a stranger creates with the owner's input belongs to the stranger", async () => {
  const { data } = await app.query(
    "{ strategyRuns { nodes { id } } holdings { nodes { account ticker } } }",
    {},
    strangers.USER,
  );
  expect(data.strategyRuns.nodes).toHaveLength(1);
  expect(data.strategyRuns.nodes[0].id).not.toBe(owned.runId);
  expect(data.holdings.nodes).toEqual([{ account: owned.account, ticker: "MSFT" }]);
});

test("an ADMIN sees the data of other users", async () => {
  const admin = await app.asker(Role.ADMIN);
  expect(await attempt("strategyRun", QUERIES.strategyRun as Attempt, admin)).toMatchObject({ id: owned.runId });
});
