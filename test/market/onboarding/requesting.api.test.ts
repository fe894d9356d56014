import { Role } from "../../../src/identity";
import { type Asker, testApp } from "../../support/test-app";
import { countOpenWakeUps, emptyQueue, jobOf, onboard, rowOf, seen } from "./onboarding-queue";

const app = testApp();
const askers: Asker[] = [];

beforeAll(async () => {
  for (let count = 0; count < 50; count += 1) {
    // The second may use every priority.
    askers.push(await app.asker(count === 1 ? Role.SERVICE : Role.USER));
  }
});
beforeEach(() => emptyQueue(app));

const jobs = () => app.database.sql("select * from market.symbol_onboarding_queue order by symbol");
const requesters = () => app.database.sql("select * from market.symbol_onboarding_requesters");

test("50 users who request one symbol concurrently share one job and one wake-up job as 50 requesters", async () => {
  const answers = await Promise.all(askers.map((asker) => onboard(app, ["AAPL"], asker)));
  const entries = answers.flatMap(({ onboardings }) => onboardings);
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  expect(new Set(entries.map(({ onboarding }) => onboarding.id)).size).toBe(1);
  expect(entries.filter(({ wasDeduplicated }) => !wasDeduplicated)).toHaveLength(1);
  expect(await jobs()).toHaveLength(1);
  expect(await countOpenWakeUps(app)).toBe(1);
  const ids = (await requesters()).map(({ user_id }) => user_id);
  expect(ids.sort()).toEqual(askers.map(({ id }) => id).sort());
});

test("many users can request the same symbols concurrently in any order", async () => {
  const symbols = Array.from({ length: 40 }, (_, nth) => `X${nth}`);
  const turned = (by: number) => [...symbols.slice(by), ...symbols.slice(0, by)];
  const answers = await Promise.all(askers.slice(0, 20).map((asker, nth) => onboard(app, turned(nth * 2), asker)));
  expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  expect(await jobs()).toHaveLength(40);
  expect(await requesters()).toHaveLength(800);
  expect(await countOpenWakeUps(app)).toBe(40);
});

test("a request for a symbol in the queue returns its job as deduplicated; repeated requests add no requester", async () => {
  const first = await onboard(app, ["AAPL", "MSFT"], askers[0]);
  expect(first.onboardings.map(({ wasDeduplicated }: { wasDeduplicated: boolean }) => wasDeduplicated)).toEqual([
    false,
    false,
  ]);
  const again = await onboard(app, ["ibm", " msft "], askers[0]);
  expect(again.onboardings).toMatchObject([
    { wasDeduplicated: false, onboarding: { symbol: "IBM", status: "PENDING", phase: "QUEUED", attempts: 0 } },
    { wasDeduplicated: true, onboarding: { id: first.onboardings[1].onboarding.id, symbol: "MSFT" } },
  ]);
  expect(await requesters()).toHaveLength(3);
});

test("a higher priority raises that of a pending job, a lower one does not change it", async () => {
  const { id, priority } = await jobOf(app, "AAPL", askers[0], "LOW");
  expect(priority).toBe("LOW");
  expect(await jobOf(app, "AAPL", askers[1], "HIGH")).toMatchObject({ id, priority: "HIGH" });
  expect(await jobOf(app, "AAPL", askers[2])).toMatchObject({ id, priority: "HIGH" });
  expect(await jobOf(app, "AAPL", askers[1], "LOW")).toMatchObject({ id, priority: "HIGH" });
  const requested = (await requesters()).map(({ user_id, priority: of }) => [
    askers.findIndex((a) => a.id === user_id),
    of,
  ]);
  expect(requested.sort()).toEqual([
    [0, "low"],
    [1, "high"],
    [2, "normal"],
  ]);
});

test("a request joins a processing job", async () => {
  const { id } = await jobOf(app, "AAPL", askers[0]);
  await app.database.sql(
    "update market.symbol_onboarding_queue set status = 'processing', lease_token = gen_random_uuid()",
  );
  expect(await onboard(app, ["AAPL"], askers[1])).toMatchObject({
    onboardings: [{ wasDeduplicated: true, onboarding: { id, status: "PROCESSING" } }],
  });
});

test.each(["completed", "failed", "cancelled"])("a %s job does not prevent a new request", async (status) => {
  const { id } = await jobOf(app, "AAPL", askers[0]);
  await app.database.sql("update market.symbol_onboarding_queue set status = $1, completed_at = now()", [status]);
  const next = await onboard(app, ["AAPL"], askers[0]);
  expect(next).toMatchObject({ onboardings: [{ wasDeduplicated: false, onboarding: { status: "PENDING" } }] });
  expect(next.onboardings[0].onboarding.id).not.toBe(id);
  expect((await rowOf(app, id)).status).toBe(status);
});

describe("a job is visible", () => {
  const list = async (asker: Asker) => {
    const { data } = await app.query("{ symbolOnboardings { totalCount nodes { id } } }", {}, asker);
    return data.symbolOnboardings;
  };

  test("to its requesters and to an ADMIN only, in the list and by its id", async () => {
    const [first, joined, stranger] = askers as [Asker, Asker, Asker];
    const admin = await app.asker(Role.ADMIN);
    const { id } = await jobOf(app, "AAPL", first);
    await jobOf(app, "AAPL", joined);
    for (const asker of [first, joined, admin]) {
      expect(await seen(app, id, asker)).toMatchObject({ id });
      expect(await list(asker)).toEqual({ totalCount: 1, nodes: [{ id }] });
    }
    expect(await seen(app, id, stranger)).toBeNull();
    expect(await list(stranger)).toEqual({ totalCount: 0, nodes: [] });
  });

  test("with all its requesters to an ADMIN only, first request first", async () => {
    const [first, joined] = askers as [Asker, Asker];
    const { id } = await jobOf(app, "AAPL", first);
    expect((await jobOf(app, "AAPL", joined)).requesters).toEqual([{ id: joined.id }]);
    expect((await seen(app, id, first)).requesters).toEqual([{ id: first.id }]);
    expect((await seen(app, id)).requesters).toEqual([{ id: first.id }, { id: joined.id }]);
  });

  test("as the latest one of its symbol that the viewer may see", async () => {
    const [first, stranger] = askers as [Asker, Asker];
    await app.database.sql("insert into market.symbol_universe (symbol) values ('AAPL')");
    await jobOf(app, "AAPL", first);
    await app.database.sql(
      "update market.symbol_onboarding_queue set status = 'failed', created_at = now() - interval '1 day'",
    );
    const { id } = await jobOf(app, "AAPL", first);
    const ofSymbol = async (asker: Asker) =>
      (await app.query(`{ symbol(symbol: "aapl") { onboarding { id } } }`, {}, asker)).data.symbol.onboarding;
    expect(await ofSymbol(first)).toEqual({ id });
    expect(await ofSymbol(stranger)).toBeNull();
  });

  test.each(["", "1", "not-a-uuid", "00000000-0000-4000-8000-000000000000"])("never by the id %p", async (id) => {
    expect(await seen(app, id)).toBeNull();
  });
});

test("the list can be filtered by status, symbol and priority together", async () => {
  await onboard(app, ["AAPL", "MSFT"], askers[1], "HIGH");
  await onboard(app, ["IBM"], askers[0], "LOW");
  await app.database.sql("update market.symbol_onboarding_queue set status = 'failed' where symbol = 'MSFT'");
  const symbolsWith = async (filter: object) => {
    const document =
      "query ($filter: SymbolOnboardingFilter) { symbolOnboardings(filter: $filter) { nodes { symbol } } }";
    const { data } = await app.query(document, { filter });
    return data.symbolOnboardings.nodes.map(({ symbol }: { symbol: string }) => symbol).sort();
  };
  expect(await symbolsWith({})).toEqual(["AAPL", "IBM", "MSFT"]);
  expect(await symbolsWith({ statusIn: ["FAILED"] })).toEqual(["MSFT"]);
  expect(await symbolsWith({ symbolIn: ["msft", " ibm "] })).toEqual(["IBM", "MSFT"]);
  expect(await symbolsWith({ symbolIn: ["MSFT", "IBM"], priorityIn: ["HIGH"] })).toEqual(["MSFT"]);
  expect(await symbolsWith({ statusIn: [] })).toEqual([]);
});
