import { testApp } from "../../support/test-app";
import { bar, outcome, rejected, sendBars } from "./send-bars";

const app = testApp();
const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

afterEach(async () => {
  expect(await app.database.sql("select symbol, date from market.market_data_cache")).toEqual([]);
});

describe("rejects the whole batch for", () => {
  test.each([
    ["the same day twice", [bar(), bar({ close: "10" })], "DUPLICATE input.bars.1.date"],
    [
      "the same day twice with another spelling of the symbol",
      [bar(), bar({ symbol: " aapl" })],
      "DUPLICATE input.bars.1.date",
    ],
    ["a high below the close", [bar({ high: "10.99" })], "OUT_OF_RANGE input.bars.0.high"],
    ["a high below the open", [bar({ open: "12.51" })], "OUT_OF_RANGE input.bars.0.high"],
    ["a low above the close", [bar({ low: "11.01", open: "12" })], "OUT_OF_RANGE input.bars.0.low"],
    ["a low above the open", [bar({ open: "8.99" })], "OUT_OF_RANGE input.bars.0.low"],
    [
      "a difference in the last digit",
      [bar({ high: "11.000000000000", close: "11.000000000001" })],
      "OUT_OF_RANGE input.bars.0.high",
    ],
    ["an invalid symbol", [bar({ symbol: "not a symbol" })], "INVALID_VALUE input.bars.0.symbol"],
    ["an empty symbol", [bar({ symbol: "  " })], "INVALID_VALUE input.bars.0.symbol"],
    ["a symbol with a NUL character", [bar({ symbol: "A\u0000" })], "INVALID_VALUE input.bars.0.symbol"],
    ["a day in the future", [bar(), bar({ date: "9999-12-31" })], "INVALID_VALUE input.bars.1.date"],
    ["the day after tomorrow", [bar({ date: daysFromNow(2) })], "INVALID_VALUE input.bars.0.date"],
    ["a day before 1800", [bar({ date: "1799-12-31" })], "INVALID_VALUE input.bars.0.date"],
    ["the first day of the calendar", [bar({ date: "0001-01-01" })], "INVALID_VALUE input.bars.0.date"],
    ["a volume below zero", [bar({ volume: -1 })], "OUT_OF_RANGE input.bars.0.volume"],
  ])("%s", async (_, bars, problem) => {
    const { counts, problems } = await outcome(app, bars);
    expect({ counts, problems }).toEqual(rejected(problem));
  });

  test("a high below the low", async () => {
    const { counts, problems } = await outcome(app, [bar({ open: null, high: "9", low: "12", close: "10" })]);
    expect(counts).toEqual([0, 0, 0]);
    expect(problems).toContain("OUT_OF_RANGE input.bars.0.high");
  });

  test("one invalid bar among valid ones", async () => {
    const bars = [bar({ symbol: "A" }), bar({ symbol: "B", high: "1" }), bar({ symbol: "C" })];
    expect(await outcome(app, bars)).toEqual(rejected("OUT_OF_RANGE input.bars.1.high"));
  });

  test("several invalid bars, with all problems reported together", async () => {
    const bars = [bar({ symbol: "?" }), bar(), bar(), bar({ symbol: "B", high: "1" }), bar({ symbol: "C", low: "20" })];
    const { problems } = await outcome(app, bars);
    expect(problems).toEqual([
      "INVALID_VALUE input.bars.0.symbol",
      "DUPLICATE input.bars.2.date",
      "OUT_OF_RANGE input.bars.3.high",
      expect.stringMatching(/^OUT_OF_RANGE input\.bars\.4\./),
      ...problems.slice(4),
    ]);
    expect(problems.slice(4).every((problem: string) => problem.startsWith("OUT_OF_RANGE input.bars.4."))).toBe(true);
  });

  test("thousands of invalid bars, with about a hundred problems reported", async () => {
    const bars = Array.from({ length: 5000 }, () => bar({ symbol: "?" }));
    expect((await outcome(app, bars)).problems.length).toBeLessThanOrEqual(110);
  });

  test.each(["", "x".repeat(51)])("a source of %j", async (dataSource) => {
    expect(await outcome(app, [bar()], dataSource)).toEqual(rejected("OUT_OF_RANGE input.dataSource"));
  });
});

describe("rejects a value of the wrong type in validation", () => {
  test.each<[string, unknown]>([
    ["close", ""],
    ["close", "abc"],
    ["close", "1e5"],
    ["close", "NaN"],
    ["close", "Infinity"],
    ["close", "1,5"],
    ["close", " 1"],
    ["close", "0x10"],
    ["close", "1".repeat(21)],
    ["close", `0.${"1".repeat(13)}`],
    ["close", null],
    ["high", "12.5.1"],
    ["date", "2023-02-29"],
    ["date", "2024-13-01"],
    ["date", "2024-5-17"],
    ["date", "20240517"],
    ["date", "2024-05-17T00:00:00Z"],
    ["date", "0000-01-01"],
    ["date", "infinity"],
    ["date", null],
    ["volume", 2 ** 53],
    ["volume", 1.5],
    ["volume", "1000"],
  ])("%s %j", async (field, value) => {
    const { data, errors, status } = await sendBars(app, [bar({ [field]: value })]);
    expect({ data, status, codes: errors?.map(({ extensions }) => extensions.code) }).toEqual({
      data: undefined,
      status: 400,
      codes: ["BAD_USER_INPUT"],
    });
    expect(errors?.[0]?.message).toContain(`input.bars[0].${field}`);
  });
});
