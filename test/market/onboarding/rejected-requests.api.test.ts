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
  return { jobs, requesters, tickets: await countOpenWakeUps(app) };
}
const nothing = { jobs: 0, requesters: 0, tickets: 0 };
const names = (count: number, prefix = "S") => Array.from({ length: count }, (_, nth) => `${prefix}${nth}`);
const problemsOf = async (symbols: readonly string[]) => {
  const { onboardings, userErrors } = await onboard(app, symbols);
  expect(onboardings).toEqual([]);
  return userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join(".")}`);
};

describe("what cannot be asked for is refused whole, and nothing is written", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["no symbol", [], ["REQUIRED input.symbols"]],
    ["501 symbols", names(501), ["LIMIT_EXCEEDED input.symbols"]],
    ["an empty text", ["AAPL", " "], ["INVALID_VALUE input.symbols.1"]],
    ["one twice, in another case", ["aapl", "AAPL"], ["DUPLICATE input.symbols.1"]],
    ["one twice, as share classes are written", ["BRK.B", "MSFT", "brk-b"], ["DUPLICATE input.symbols.2"]],
    ["21 characters", ["A".repeat(21)], ["INVALID_VALUE input.symbols.0"]],
    ["a million characters", ["A".repeat(1_000_000)], ["INVALID_VALUE input.symbols.0"]],
    ["a statement", ["A'; drop table market.symbol_universe; --"], ["INVALID_VALUE input.symbols.0"]],
    ["a line break inside", ["A\nB"], ["INVALID_VALUE input.symbols.0"]],
    ["a NUL", ["A\0"], ["INVALID_VALUE input.symbols.0"]],
    ["half of a surrogate pair", ["A\ud800"], ["INVALID_VALUE input.symbols.0"]],
    ["look-alike letters", ["АAPL", "ＡAPL"], ["INVALID_VALUE input.symbols.0", "INVALID_VALUE input.symbols.1"]],
    [
      "several at once",
      ["AAPL", "?", "aapl", "%"],
      ["INVALID_VALUE input.symbols.1", "DUPLICATE input.symbols.2", "INVALID_VALUE input.symbols.3"],
    ],
  ])("%s", async (_, symbols, problems) => {
    expect(await problemsOf(symbols)).toEqual(problems);
    expect(await written()).toEqual(nothing);
  });

  test("a message repeats no more than the beginning of a long text", async () => {
    const { userErrors } = await onboard(app, ["?".repeat(10_000)]);
    expect(userErrors[0].message.length).toBeLessThan(100);
  });
});

test("500 symbols are taken at once", async () => {
  const { onboardings, userErrors } = await onboard(app, names(500));
  expect(userErrors).toEqual([]);
  expect(onboardings.map((each: { onboarding: { symbol: string } }) => each.onboarding.symbol)).toEqual(names(500));
  expect(await written()).toEqual({ jobs: 500, requesters: 500, tickets: 500 });
});

describe("a full queue", () => {
  const ask = (symbols: readonly string[], queueLimit: number, userLimit = queueLimit, asker = viewer) =>
    onboardSymbols(
      app.database.db,
      asker,
      { symbols: [...symbols] },
      { jobs: app.jobs, settings: settings({ queueLimit, userLimit }), provider },
    );
  const codeOf = (error: unknown) => (error instanceof AppError ? error.problems.map(({ code }) => code) : error);

  test("refuses all that would exceed it, and nothing of it is written", async () => {
    await ask(names(8), 10);
    const before = await written();
    const error = await ask(names(3, "T"), 10).catch((reason: unknown) => reason);
    expect(codeOf(error)).toEqual(["LIMIT_EXCEEDED"]);
    expect((error as Error).message).toBe(
      "The onboarding queue takes 10 symbols at a time; with these it would hold 11. Try again later.",
    );
    expect(await written()).toEqual(before);
    await ask(names(2, "T"), 10);
    expect(await written()).toEqual({ jobs: 10, requesters: 10, tickets: 10 });
  });

  test("refuses a retry too, and leaves the failed job as it was", async () => {
    await ask(names(10), 10);
    await app.database.sql("update market.symbol_onboarding_queue set status = 'failed' where symbol = 'S0'");
    await ask(["T"], 10);
    const [{ id }] = await app.database.sql("select id from market.symbol_onboarding_queue where symbol = 'S0'");
    const tools = { jobs: app.jobs, settings: settings({ queueLimit: 10 }) };
    const error = await retrySymbolOnboarding(app.database.db, viewer, { id }, tools).catch(
      (reason: unknown) => reason,
    );
    expect(codeOf(error)).toEqual(["LIMIT_EXCEEDED"]);
    const [job] = await app.database.sql("select status from market.symbol_onboarding_queue where id = $1", [id]);
    expect(job).toEqual({ status: "failed" });
  });

  test("still lets users join what is in it", async () => {
    await ask(names(10), 10);
    expect((await ask(names(10), 10)).onboardings?.every(({ wasDeduplicated }) => wasDeduplicated)).toBe(true);
  });

  test("is not one user's alone: beyond their part they are refused, and others are not", async () => {
    await ask(names(4), 10, 5);
    const before = await written();
    await expect(ask(names(2, "T"), 10, 5)).rejects.toThrow(
      "A user may have 5 symbols in the onboarding queue at a time; with these you would have 6. Try again later.",
    );
    expect(await written()).toEqual(before);
    const other = { ...viewer, id: (await app.asker()).id };
    await ask(names(5, "T"), 10, 5, other);
    // Joining takes no place; a new symbol does.
    await ask(names(4), 10, 5, other);
    await expect(ask(["U"], 10, 5, other)).rejects.toThrow(/you would have 10/);
  });

  test.each([Role.SERVICE, Role.ADMIN])("is open to a %s as a whole, and to no more", async (role) => {
    const served = { ...viewer, role };
    await ask(names(10), 10, 5, served);
    await expect(ask(["T"], 10, 5, served)).rejects.toThrow(/queue takes 10 symbols at a time/);
  });

  test("counts jobs under way, but none that has ended", async () => {
    await ask(names(10), 10);
    await app.database.sql("update market.symbol_onboarding_queue set status = 'processing' where symbol = 'S0'");
    await expect(ask(["T"], 10)).rejects.toThrow(/would hold 11/);
    await app.database.sql("update market.symbol_onboarding_queue set status = 'failed' where symbol = 'S0'");
    await ask(["T"], 10);
  });

  test("is not overfilled by those who ask at the same time", async () => {
    const answers = await Promise.allSettled(names(20).map((symbol) => ask([symbol], 5)));
    const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [codeOf(answer.reason)] : []));
    expect(refused).toEqual(Array.from({ length: 15 }, () => ["LIMIT_EXCEEDED"]));
    expect(await written()).toEqual({ jobs: 5, requesters: 5, tickets: 5 });
  });
});

test("jobs are not written when their tickets cannot be, and tickets are not when the jobs cannot", async () => {
  const broken: JobQueue = {
    ...app.jobs,
    enqueue: async (...given) => {
      await app.jobs.enqueue(...given);
      throw new Error("The queue is out of order.");
    },
  };
  const tools = { jobs: broken, settings: settings(), provider };
  const asked = onboardSymbols(app.database.db, viewer, { symbols: ["AAPL"] }, tools);
  await expect(asked).rejects.toThrow("The queue is out of order.");
  expect(await written()).toEqual(nothing);
});
