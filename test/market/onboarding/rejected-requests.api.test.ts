import { Role, type Viewer } from "../../../src/identity";
import { makeProvider } from "../../../src/market";
import { onboardSymbols } from "../../../src/market/onboarding/requests/onboard-symbols";
import { retrySymbolOnboarding } from "../../../src/market/onboarding/requests/retry-symbol-onboarding";
import { AppError } from "../../../src/platform/app-error";
import type { JobQueue } from "../../../src/platform/jobs/job-queue";
import { testApp } from "../../support/test-app";
import { countOpenWakeUps, emptyQueue, onboard, settings } from "./onboarding-queue";

const app = testApp();
const provider = makeProvider({ kind: "sample" });
let viewer: Viewer;

beforeAll(async () => {
  const { id } = await app.asker();
  viewer = { id, role: Role.USER } as Viewer;
});
beforeEach(() => emptyQueue(app));

async function written() {
  const [{ jobs, requesters }] = await app.database.sql(
    `select (select count(*)::int from market.symbol_onboarding_queue) as jobs,
            (select count(*)::int from market.symbol_onboarding_requesters) as requesters`,
  );
  return { jobs, requesters, wakeUps: await countOpenWakeUps(app) };
}
const NOTHING = { jobs: 0, requesters: 0, wakeUps: 0 };
const names = (count: number, prefix = "S") => Array.from({ length: count }, (_, nth) => `${prefix}${nth}`);
const problemsOf = async (symbols: readonly string[]) => {
  const { onboardings, userErrors } = await onboard(app, symbols);
  expect(onboardings).toEqual([]);
  return userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join(".")}`);
};

describe("rejects the whole request, without writing anything, for", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["no symbol", [], ["REQUIRED input.symbols"]],
    ["501 symbols", names(501), ["LIMIT_EXCEEDED input.symbols"]],
    ["an empty symbol", ["AAPL", " "], ["INVALID_VALUE input.symbols.1"]],
    ["a symbol twice, in another case", ["aapl", "AAPL"], ["DUPLICATE input.symbols.1"]],
    [
      "a symbol twice, in another spelling of the share class",
      ["BRK.B", "MSFT", "brk-b"],
      ["DUPLICATE input.symbols.2"],
    ],
    ["21 characters", ["A".repeat(21)], ["INVALID_VALUE input.symbols.0"]],
    ["a million characters", ["A".repeat(1_000_000)], ["INVALID_VALUE input.symbols.0"]],
    ["an SQL statement", ["A'; drop table market.symbol_universe; --"], ["INVALID_VALUE input.symbols.0"]],
    ["a line break", ["A\nB"], ["INVALID_VALUE input.symbols.0"]],
    ["a NUL character", ["A\0"], ["INVALID_VALUE input.symbols.0"]],
    ["half of a surrogate pair", ["A\ud800"], ["INVALID_VALUE input.symbols.0"]],
    ["homoglyphs", ["АAPL", "ＡAPL"], ["INVALID_VALUE input.symbols.0", "INVALID_VALUE input.symbols.1"]],
    [
      "several invalid symbols",
      ["AAPL", "?", "aapl", "%"],
      ["INVALID_VALUE input.symbols.1", "DUPLICATE input.symbols.2", "INVALID_VALUE input.symbols.3"],
    ],
  ])("%s", async (_, symbols, problems) => {
    expect(await problemsOf(symbols)).toEqual(problems);
    expect(await written()).toEqual(NOTHING);
  });

  test("a long text, of which the message contains only the beginning", async () => {
    const { userErrors } = await onboard(app, ["?".repeat(10_000)]);
    expect(userErrors[0].message.length).toBeLessThan(100);
  });
});

test("accepts 500 symbols at once", async () => {
  const { onboardings, userErrors } = await onboard(app, names(500));
  expect(userErrors).toEqual([]);
  expect(onboardings.map((each: { onboarding: { symbol: string } }) => each.onboarding.symbol)).toEqual(names(500));
  expect(await written()).toEqual({ jobs: 500, requesters: 500, wakeUps: 500 });
});

test("rejects the priority HIGH of a USER, without writing anything; SERVICE and ADMIN may use it", async () => {
  const { userErrors } = await onboard(app, ["AAPL"], await app.asker(), "HIGH");
  expect(userErrors).toMatchObject([{ code: "FORBIDDEN", field: ["input", "priority"] }]);
  expect(await written()).toEqual(NOTHING);
  for (const role of [Role.SERVICE, Role.ADMIN]) {
    expect((await onboard(app, ["AAPL"], await app.asker(role), "HIGH")).userErrors).toEqual([]);
  }
});

describe("the queue limits", () => {
  const request = (symbols: readonly string[], queueLimit: number, userLimit = queueLimit, asker = viewer) =>
    onboardSymbols(
      app.database.db,
      asker,
      { symbols: [...symbols] },
      { jobs: app.jobs, settings: settings({ queueLimit, userLimit }), provider },
    );
  const codeOf = (error: unknown) => (error instanceof AppError ? error.problems.map(({ code }) => code) : error);

  test("reject a request that would exceed them, without writing anything", async () => {
    await request(names(8), 10);
    const before = await written();
    const error = await request(names(3, "T"), 10).catch((reason: unknown) => reason);
    expect(codeOf(error)).toEqual(["LIMIT_EXCEEDED"]);
    expect((error as Error).message).toBe(
      "The onboarding queue would have 11 symbols; the maximum is 10. Try again later.",
    );
    expect(await written()).toEqual(before);
    await request(names(2, "T"), 10);
    expect(await written()).toEqual({ jobs: 10, requesters: 10, wakeUps: 10 });
  });

  test("reject a retry that would exceed them and keep the failed job unchanged", async () => {
    await request(names(10), 10);
    await app.database.sql("update market.symbol_onboarding_queue set status = 'failed' where symbol = 'S0'");
    await request(["T"], 10);
    const [{ id }] = await app.database.sql("select id from market.symbol_onboarding_queue where symbol = 'S0'");
    const tools = { jobs: app.jobs, settings: settings({ queueLimit: 10 }) };
    const error = await retrySymbolOnboarding(app.database.db, viewer, { id }, tools).catch(
      (reason: unknown) => reason,
    );
    expect(codeOf(error)).toEqual(["LIMIT_EXCEEDED"]);
    const [job] = await app.database.sql("select status from market.symbol_onboarding_queue where id = $1", [id]);
    expect(job).toEqual({ status: "failed" });
  });

  test("allow users to join jobs in a full queue", async () => {
    await request(names(10), 10);
    expect((await request(names(10), 10)).onboardings?.every(({ wasDeduplicated }) => wasDeduplicated)).toBe(true);
  });

  test("apply per user: a user over the limit is rejected, and others are not", async () => {
    await request(names(4), 10, 5);
    const before = await written();
    await expect(request(names(2, "T"), 10, 5)).rejects.toThrow(
      "You would have 6 symbols in the onboarding queue; the maximum per user is 5. Try again later.",
    );
    expect(await written()).toEqual(before);
    const other = { ...viewer, id: (await app.asker()).id };
    await request(names(5, "T"), 10, 5, other);
    // Joining existing jobs is not limited; adding a new symbol is.
    await request(names(4), 10, 5, other);
    await expect(request(["U"], 10, 5, other)).rejects.toThrow(/You would have 10 symbols/);
  });

  test.each([Role.SERVICE, Role.ADMIN])("allow a %s the whole queue, but not more", async (role) => {
    const privileged = { ...viewer, role };
    await request(names(10), 10, 5, privileged);
    await expect(request(["T"], 10, 5, privileged)).rejects.toThrow(/queue would have 11 symbols; the maximum is 10/);
  });

  test("count processing jobs, but not ended ones", async () => {
    await request(names(10), 10);
    await app.database.sql("update market.symbol_onboarding_queue set status = 'processing' where symbol = 'S0'");
    await expect(request(["T"], 10)).rejects.toThrow(/would have 11/);
    await app.database.sql("update market.symbol_onboarding_queue set status = 'failed' where symbol = 'S0'");
    await request(["T"], 10);
  });

  test("apply per day: symbols count whatever became of them, but not those that others requested first", async () => {
    const other = { ...viewer, id: (await app.asker()).id };
    const limited = (symbols: readonly string[], asker = viewer) => {
      const tools = { jobs: app.jobs, settings: settings({ dailyLimit: 5 }), provider };
      return onboardSymbols(app.database.db, asker, { symbols: [...symbols] }, tools);
    };
    await limited(names(3, "O"), other);
    await limited([...names(3, "O"), ...names(5)]);
    await app.database.sql("update market.symbol_onboarding_queue set status = 'failed' where symbol like 'S%'");
    await expect(limited(["MADEUP"])).rejects.toThrow(
      "You would have requested 6 symbols within 24 hours; the maximum is 5. Try again tomorrow.",
    );
    await limited(["MADEUP"], { ...viewer, role: Role.SERVICE });
    await app.database.sql(
      "update market.symbol_onboarding_requesters set requested_at = now() - interval '25 hours' where user_id = $1",
      [viewer.id],
    );
    await limited(["T"]);
  });

  test("hold for concurrent requests", async () => {
    const results = await Promise.allSettled(names(20).map((symbol) => request([symbol], 5)));
    const rejected = results.flatMap((result) => (result.status === "rejected" ? [codeOf(result.reason)] : []));
    expect(rejected).toEqual(Array.from({ length: 15 }, () => ["LIMIT_EXCEEDED"]));
    expect(await written()).toEqual({ jobs: 5, requesters: 5, wakeUps: 5 });
  });
});

test("onboarding jobs and their wake-up jobs are written together or not at all", async () => {
  const broken: JobQueue = {
    ...app.jobs,
    enqueue: async (...job) => {
      await app.jobs.enqueue(...job);
      throw new Error("The queue is unavailable.");
    },
  };
  const tools = { jobs: broken, settings: settings(), provider };
  const result = onboardSymbols(app.database.db, viewer, { symbols: ["AAPL"] }, tools);
  await expect(result).rejects.toThrow("The queue is unavailable.");
  expect(await written()).toEqual(NOTHING);
});
