import { sampleTickers } from "../../src/demo/sample-tickers";

test("one symbol is AAPL alone", () => {
  expect(sampleTickers(1)).toEqual(["AAPL"]);
});

test("500 symbols are AAPL and SYN0001 to SYN0499, each once", () => {
  const tickers = sampleTickers(500);
  expect(tickers.slice(0, 2)).toEqual(["AAPL", "SYN0001"]);
  expect(tickers.at(-1)).toBe("SYN0499");
  expect(new Set(tickers).size).toBe(500);
});
