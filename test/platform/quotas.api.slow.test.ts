import { Role } from "../../src/identity";
import { DEFAULT_QUOTAS } from "../../src/platform/quotas/quotas";
import { createInstance, crossing, send } from "../builder/builder-client";
import { type Asker, testApp } from "../support/test-app";

const quotas = { runs: 3, activeRuns: 2, holdings: 3, strategies: 3, versionsOfStrategy: 3, drafts: 3, generations: 3 };
const app = testApp({ quotas, samples: 1 });

interface Case {
  readonly setting: string;
  readonly table: string;
  /** Adds the nth row of a user; nothing is shared between users. */
  add(asker: Asker, nth: number): Promise<{ userErrors: readonly { code: string; message: string }[] }>;
}

const flowOf = (period: number) => ({ logicFlow: crossing({ fast: period }) });
const strategies = new Map<string, Promise<string>>();
/** The strategy of a user that a case adds to. */
function strategyOf(asker: Asker): Promise<string> {
  const id = strategies.get(asker.id) ?? createInstance(app, {}, asker).then((instance) => instance.id);
  strategies.set(asker.id, id);
  return id;
}

const CASES: Readonly<Record<string, Case>> = {
  runs: {
    setting: "MAX_RUNS_PER_USER",
    table: "runs.strategy_run",
    add: (asker) => sendFor(asker, "startStrategyRun", { strategyCode: "s", version: "1", params: {} }),
  },
  "runs of the server": {
    setting: "MAX_RUNS_PER_USER",
    table: "runs.strategy_run",
    async add(asker) {
      // Ended, so that only the number of all runs counts.
      await app.database.sql("update runs.strategy_run set execution_status = 'cancelled' where owner_id = $1", [
        asker.id,
      ]);
      return executeFor(asker);
    },
  },
  holdings: {
    setting: "MAX_HOLDINGS_PER_USER",
    table: "runs.holdings",
    add: (asker, nth) =>
      sendFor(asker, "upsertHoldings", { holdings: [{ account: "A", ticker: `T${nth}`, quantity: "1" }] }),
  },
  strategies: {
    setting: "MAX_STRATEGIES_PER_USER",
    table: "builder.strategy_instances",
    add: (asker, nth) => sendFor(asker, "createStrategyInstance", { name: `S${nth}`, ...flowOf(5) }),
  },
  drafts: {
    setting: "MAX_DRAFTS_PER_USER",
    table: "builder.builder_sessions",
    async add(asker) {
      const saved = await sendFor(asker, "saveBuilderSession", { expectedRevision: 0, draftLogicFlow: crossing() });
      await app.database.sql("update builder.builder_sessions set is_active = false where user_id = $1", [asker.id]);
      return saved;
    },
  },
};

const executeFor = (asker: Asker) =>
  sendFor(asker, "executeStrategy", { strategyCode: "bullish_breakout", universe: { tickers: ["AAPL"] } });

async function sendFor(asker: Asker, mutation: string, input: object) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { payload: ${mutation}(input: $input) { userErrors { code message } } }`;
  const { data, errors } = await app.query(document, { input }, asker);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.payload as { userErrors: { code: string; message: string }[] };
}

const inOrder = async <T>(count: number, work: (nth: number) => Promise<T>) => {
  const results: T[] = [];
  for (let nth = 0; nth < count; nth += 1) results.push(await work(nth));
  return results;
};
const codesOf = (payloads: readonly { userErrors: readonly { code: string }[] }[]) =>
  payloads.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));

async function countRows({ table }: Case, { id }: Asker): Promise<number> {
  const column = table.startsWith("runs") ? "owner_id" : "user_id";
  const [row] = await app.database.sql(`select count(*)::integer as n from ${table} where ${column} = $1`, [id]);
  return row.n;
}

describe.each(Object.entries(CASES))("%s", (_, kind) => {
  const { add, setting } = kind;

  test("a USER may have as many as the quota; the error names the setting and nothing is kept", async () => {
    const [user, other] = [await app.asker(), await app.asker()];
    expect(codesOf(await inOrder(3, (nth) => add(user, nth)))).toEqual([]);
    const { userErrors } = await add(user, 3);
    expect(userErrors).toMatchObject([{ code: "LIMIT_EXCEEDED", message: expect.stringContaining(setting) }]);
    expect(userErrors[0]?.message).toContain("You have 3 ");
    expect(await countRows(kind, user)).toBe(3);
    expect(codesOf([await add(other, 4)])).toEqual([]);
  });

  test("SERVICE and ADMIN have no quota", async () => {
    for (const role of [Role.SERVICE, Role.ADMIN]) {
      const asker = await app.asker(role);
      expect(codesOf(await inOrder(5, (nth) => add(asker, nth)))).toEqual([]);
      expect(await countRows(kind, asker)).toBe(5);
    }
  });
});

// Only one session can be started at a time; runs of the server have a second quota, which is tested below.
const { drafts: _drafts, "runs of the server": _runs, ...simultaneous } = CASES;
test.each(Object.entries(simultaneous))("%s at the same time do not exceed it", async (__, kind) => {
  const user = await app.asker();
  const payloads = await Promise.all(Array.from({ length: 12 }, (___, nth) => kind.add(user, nth)));
  expect(codesOf(payloads)).toEqual(Array.from({ length: 9 }, () => "LIMIT_EXCEEDED"));
  expect(await countRows(kind, user)).toBe(3);
});

test("a USER may have as many runs of the server that have not ended as the quota; an ended one makes room", async () => {
  const user = await app.asker();
  const payloads = await Promise.all(Array.from({ length: 6 }, () => executeFor(user)));
  expect(codesOf(payloads)).toEqual(Array.from({ length: 4 }, () => "LIMIT_EXCEEDED"));
  const { userErrors } = await executeFor(user);
  expect(userErrors[0]?.message).toContain("MAX_ACTIVE_RUNS_PER_USER");
  const [{ run_id: runId }] = await app.database.sql("select run_id from runs.strategy_run where owner_id = $1", [
    user.id,
  ]);
  const cancelled = await app.query(
    "mutation ($runId: ID!) { payload: cancelStrategyRun(input: { runId: $runId }) { userErrors { code } } }",
    { runId },
    user,
  );
  expect(cancelled.data.payload.userErrors).toEqual([]);
  expect(codesOf([await executeFor(user)])).toEqual([]);
  expect(codesOf([await sendRun(user, "resumeStrategyRun", runId)])).toEqual(["LIMIT_EXCEEDED"]);
});

const sendRun = async (asker: Asker, mutation: string, runId: string) => {
  const document = `mutation ($runId: ID!) { payload: ${mutation}(input: { runId: $runId }) { userErrors { code message } } }`;
  return (await app.query(document, { runId }, asker)).data.payload as {
    userErrors: { code: string; message: string }[];
  };
};

test("at the limit, a retry of an earlier request is answered with its run", async () => {
  const user = await app.asker();
  const start = (key: string) =>
    sendFor(user, "startStrategyRun", { strategyCode: "s", version: "1", params: {}, idempotencyKey: key });
  expect(codesOf(await inOrder(3, (nth) => start(`key ${nth}`)))).toEqual([]);
  expect(codesOf([await start("key 0"), await start("another")])).toEqual(["LIMIT_EXCEEDED"]);
});

test("at the limit, lots and strategies that exist can still be changed", async () => {
  const user = await app.asker();
  const write = (quantity: string) =>
    sendFor(user, "upsertHoldings", {
      holdings: ["A", "B", "C"].map((ticker) => ({ account: "A", ticker, quantity })),
    });
  expect(codesOf([await write("1"), await write("2")])).toEqual([]);
});

test("a strategy has as many earlier versions as the quota; changes that make no version are still possible", async () => {
  const user = await app.asker();
  const id = await strategyOf(user);
  const update = (expectedRevision: number, change: object) =>
    sendFor(user, "updateStrategyInstance", { id, expectedRevision, ...change });
  expect(codesOf(await inOrder(3, (nth) => update(nth + 1, flowOf(11 + nth))))).toEqual([]);
  expect(codesOf([await update(4, flowOf(20))])).toEqual(["LIMIT_EXCEEDED"]);
  expect(codesOf([await update(4, { name: "Renamed" })])).toEqual([]);
});

test("a USER has as many generations as the quota", async () => {
  const user = await app.asker();
  const instanceId = await strategyOf(user);
  await app.database.sql(
    `insert into builder.code_generations (instance_id, user_id, logic_flow_snapshot, generated_code, code_hash)
     select $1, $2, '{}', 'x', md5(nth::text) || md5(nth::text) from generate_series(1, 3) as nth`,
    [instanceId, user.id],
  );
  const { userErrors } = await send(app, "generateCode", { instanceId }, user);
  expect(userErrors).toMatchObject([
    { code: "LIMIT_EXCEEDED", message: expect.stringContaining("MAX_GENERATIONS_PER_USER") },
  ]);
});

test("the defaults leave room for years of ordinary use", () => {
  const { activeRuns, ...rows } = DEFAULT_QUOTAS;
  expect(Math.min(...Object.values(rows))).toBeGreaterThanOrEqual(1000);
  expect(activeRuns).toBeGreaterThanOrEqual(20);
});
