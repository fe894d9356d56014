import { Role } from "../../../src/identity";
import { testApp } from "../../support/test-app";
import { errorsOf, passes, report, send, start, tickers } from "../run-client";

const app = testApp();
const runsOf = (key: string) =>
  app.database.sql("select run_id as id from runs.strategy_run where idempotency_key = $1", [key]);

describe("an idempotency key", () => {
  test("returns the current state of the first request's run to a retry", async () => {
    const input = { idempotencyKey: "retry", tickers: ["A", "B"], params: { x: 1, y: 2 } };
    const first = await start(app, input);
    await report(app, first.run.id, passes(["A"]));
    const retry = await start(app, { ...input, params: { y: 2, x: 1 } });
    expect(retry).toMatchObject({ wasDeduplicated: true, leaseEpoch: 1, userErrors: [] });
    expect(retry.run).toMatchObject({ id: first.run.id, processedCount: 1 });
    expect(await runsOf("retry")).toHaveLength(1);
  });

  test("returns the current lease epoch of the run, also after a resume", async () => {
    const { run } = await start(app, { idempotencyKey: "resumed" });
    await send(app, "cancelStrategyRun", run.id);
    await send(app, "resumeStrategyRun", run.id);
    expect(await start(app, { idempotencyKey: "resumed" })).toMatchObject({ wasDeduplicated: true, leaseEpoch: 2 });
  });

  test("creates one run for twenty concurrent requests", async () => {
    const input = { idempotencyKey: "at once", tickers: tickers(50) };
    const payloads = await Promise.all(Array.from({ length: 20 }, () => start(app, input)));
    expect(payloads.map((payload) => payload.userErrors)).toEqual(payloads.map(() => []));
    expect(new Set(payloads.map((payload) => payload.run.id)).size).toBe(1);
    expect(payloads.filter((payload) => !payload.wasDeduplicated)).toHaveLength(1);
    expect(await runsOf("at once")).toEqual([{ id: payloads[0].run.id }]);
    const [universe] = await app.database.sql(
      "select count(*)::int as count from runs.strategy_run_ticker where run_id = $1",
      [payloads[0].run.id],
    );
    expect(universe.count).toBe(50);
  });

  test.each([
    ["other parameters", { params: { x: 2 } }],
    ["another version", { version: "2" }],
    ["another strategy", { strategyCode: "other" }],
    ["another total", { totalCount: 3 }],
    ["tickers", { tickers: ["A", "B"] }],
  ])("is rejected with %s, without returning a run", async (what, more) => {
    const input = { idempotencyKey: `reused with ${what}`, params: { x: 1 }, totalCount: 2 };
    await start(app, input);
    const reuse = await start(app, { ...input, ...more });
    expect(errorsOf(reuse)).toEqual(["IDEMPOTENCY_KEY_REUSED input.idempotencyKey"]);
    expect(reuse).toMatchObject({ run: null, leaseEpoch: null, wasDeduplicated: false });
    expect(await runsOf(input.idempotencyKey)).toHaveLength(1);
  });

  test("is scoped to its user: two users can use the same one", async () => {
    const [ann, bob] = [await app.asker(Role.USER), await app.asker(Role.SERVICE)];
    const anns = await start(app, { idempotencyKey: "shared", params: { by: "ann" } }, ann);
    const bobs = await start(app, { idempotencyKey: "shared", params: { by: "bob" } }, bob);
    expect([anns.wasDeduplicated, bobs.wasDeduplicated]).toEqual([false, false]);
    expect(anns.run.id).not.toBe(bobs.run.id);
    expect((await start(app, { idempotencyKey: "shared", params: { by: "ann" } }, ann)).run.id).toBe(anns.run.id);
  });

  test("is optional: without one, every request creates a run", async () => {
    const [one, other] = await Promise.all([start(app), start(app)]);
    expect(one.run.id).not.toBe(other.run.id);
  });
});
