import { sampleProvider } from "../../../../src/market/providers/sample/sample-provider";
import { readSampleBars } from "../../../../src/market/samples/read-sample-bars";
import { syntheticUniverse } from "../../../../src/market/samples/synthetic-universe";
import { failureOf } from "../failure-of";

const provider = sampleProvider();
const ALWAYS = { from: "1990-01-01", to: "2030-12-31" };
const { signal } = new AbortController();
const fetchBars = (symbol: string, period = ALWAYS) => provider.fetchBars(symbol, period, signal);

describe("the sample provider", () => {
  it("returns the bundled bars of AAPL with the profile of the company", async () => {
    const series = await fetchBars(" aapl ");
    expect(series).toMatchObject({ symbol: "AAPL", dataSource: "sample:observablehq-aapl", skippedRows: 0 });
    expect(series.rows).toEqual(readSampleBars()[0]!.rows);
    expect(series.profile).toEqual({
      assetType: "equity",
      sector: "Technology",
      industry: "Consumer Electronics",
      companyName: "Apple Inc.",
      exchange: "NASDAQ",
      currency: "USD",
    });
  });

  it("returns the bundled bars of the index, which has no sector", async () => {
    const { rows, profile } = await fetchBars("^gspc");
    expect(rows).toHaveLength(5105);
    expect(profile).toMatchObject({ assetType: "index", sector: null, companyName: "S&P 500" });
  });

  it("may have bundled and synthetic symbols, but no ETFs", async () => {
    const may = await Promise.all(["AAPL", "^GSPC", "SYN0007", "SPY"].map((symbol) => provider.mayHave?.(symbol)));
    expect(may).toEqual([true, true, true, false]);
  });

  it("limits prices to the period, both ends inclusive", async () => {
    const { rows } = await fetchBars("AAPL", { from: "2018-05-09", to: "2018-05-11" });
    expect(rows.map(({ date }) => date)).toEqual(["2018-05-09", "2018-05-10", "2018-05-11"]);
  });

  it("returns the same bars of a synthetic symbol as those loaded at start", async () => {
    const universe = syntheticUniverse({ seed: "stratagraph", bars: 756, count: 2, sources: readSampleBars() });
    for (const series of universe) {
      expect(await fetchBars(series.symbol)).toMatchObject({
        ...series,
        profile: { assetType: "equity", sector: null },
      });
    }
  });

  it.each(["XYZ", "SYN", "SYN0", "SYN0000", "SYN1", "SYN00001", "SYN99999999999999999", "SYN0001X"])(
    "has no prices for %s",
    async (symbol) => {
      const error = await failureOf(fetchBars(symbol));
      expect(error).toMatchObject({ failure: "UNKNOWN_SYMBOL", isPermanent: true });
      expect(error.message).toBe(
        `There are no sample prices for ${symbol}; available are AAPL, ^GSPC and the synthetic symbols SYN0001, SYN0002 and so on.`,
      );
    },
  );

  it("reports which period its prices cover if the requested one has none", async () => {
    const error = await failureOf(fetchBars("AAPL", { from: "2019-01-01", to: "2019-12-31" }));
    expect(error).toMatchObject({ failure: "NO_PRICES", isPermanent: true });
    expect(error.message).toBe(
      "The sample prices of AAPL run from 2013-05-13 to 2018-05-11; there are none from 2019-01-01 to 2019-12-31.",
    );
  });

  it.each(["", "  ", "../AAPL", "AA PL", "A".repeat(21), "..", "/etc"])(
    "rejects the invalid symbol %p",
    async (text) => {
      const error = await failureOf(fetchBars(text));
      expect(error).toMatchObject({ failure: "UNKNOWN_SYMBOL", message: `"${text}" is not a valid symbol.` });
    },
  );

  it("throws the abort reason of the caller", async () => {
    const reason = new Error("stop");
    await expect(provider.fetchBars("AAPL", ALWAYS, AbortSignal.abort(reason))).rejects.toBe(reason);
  });
});
