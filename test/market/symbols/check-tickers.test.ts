import { checkTickers } from "../../../src/market/symbols/check-tickers";
import { AppError } from "../../../src/platform/app-error";

const fieldOf = (index: number) => `input.tickers.${index}`;

function problemsOf(tickers: readonly string[]): string[] {
  try {
    checkTickers(tickers, fieldOf);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.problems.map(({ code, field }) => `${code} ${field?.join(".")}`);
  }
}

test("returns the tickers trimmed, in upper case and with a hyphen before the share class, in their order", () => {
  const input = [" msft\t", "brk.b", "^gspc", "eurusd=x", "0700.hk", "btc-usd", "bf/b"];
  expect(checkTickers(input, fieldOf)).toEqual(["MSFT", "BRK-B", "^GSPC", "EURUSD=X", "0700.HK", "BTC-USD", "BF/B"]);
  expect(checkTickers([], fieldOf)).toEqual([]);
});

test.each(["", " ", "A B", "É", "A;", "🦊", "A\0", "X".repeat(21), "A,B", "<a>"])("rejects %j", (text) => {
  expect(problemsOf(["OK", text])).toEqual(["INVALID_VALUE input.tickers.1"]);
});

test("reports every repetition of a ticker in any spelling", () => {
  expect(problemsOf(["BRK.B", "A", "brk-b", "a ", "A"])).toEqual([
    "DUPLICATE input.tickers.2",
    "DUPLICATE input.tickers.3",
    "DUPLICATE input.tickers.4",
  ]);
});

test("reports at most a hundred problems", () => {
  expect(problemsOf(Array(5000).fill("not a ticker"))).toHaveLength(100);
});

test("accepts a ticker of twenty characters", () => {
  expect(problemsOf(["X".repeat(20)])).toEqual([]);
});
