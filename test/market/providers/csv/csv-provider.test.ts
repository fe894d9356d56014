import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvProvider } from "../../../../src/market/providers/csv/csv-provider";
import { eachCsvSeries } from "../../../../src/market/providers/csv/each-csv-series";
import { ProviderError } from "../../../../src/market/providers/provider-error";
import { findPackageFile } from "../../../../src/market/samples/find-package-file";
import { readSampleBars } from "../../../../src/market/samples/read-sample-bars";
import { failureOf } from "../failure-of";

const always = { from: "1990-01-01", to: "2030-12-31" };
const { signal } = new AbortController();
const barsClosingAt = (close: number) => `Date,Close\n2020-01-02,${close}\n2020-01-03,${close}\n2020-01-06,${close}\n`;

let root: string;
let folder: string;
const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
const fetchBars = (symbol: string, period = always) => csvProvider(folder).fetchBars(symbol, period, signal);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "price-files-"));
  folder = join(root, "prices");
  mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true }));

describe("prices from a folder", () => {
  it.each([
    ["aapl.csv", "AAPL"],
    ["AAPL.CSV", "aapl"],
    ["aapl.us.txt", "AAPL"],
    ["BRK-B.csv", "brk.b"],
    ["brk-b.us.txt", "BRK-B"],
    ["brk.b.csv", "BRK-B"],
    ["^GSPC.csv", "^gspc"],
    ["eurusd=x.tsv", "EURUSD=X"],
  ])("are found in %s for %s", async (file, symbol) => {
    write(file, barsClosingAt(7));
    write("other.csv", barsClosingAt(1));
    expect((await fetchBars(symbol)).rows[0]).toMatchObject({ date: "2020-01-02", close: "7.0000" });
  });

  it("are, of a real file, what the samples make of it", async () => {
    write("^GSPC.csv", readFileSync(findPackageFile("vega-datasets", "data/sp500-2000.csv"), "utf8"));
    const series = await fetchBars("^GSPC");
    expect(series.rows).toEqual(readSampleBars()[1]!.rows);
    expect(series).toMatchObject({ symbol: "^GSPC", dataSource: "csv:yahoo", skippedRows: 0 });
  });

  it("may be had of symbols that have a file", async () => {
    write("spy.us.txt", barsClosingAt(7));
    const provider = csvProvider(folder);
    expect([await provider.mayHave?.("SPY"), await provider.mayHave?.("TLT")]).toEqual([true, false]);
  });

  it("are cut to the period, and missed when there are none in it", async () => {
    write("aapl.csv", barsClosingAt(7));
    const { rows } = await fetchBars("AAPL", { from: "2020-01-03", to: "2020-01-06" });
    expect(rows.map(({ date }) => date)).toEqual(["2020-01-03", "2020-01-06"]);
    const error = await failureOf(fetchBars("AAPL", { from: "2021-01-01", to: "2021-12-31" }));
    expect(error).toMatchObject({ failure: "NO_PRICES", isPermanent: true });
    expect(error.message).toBe(
      "The prices in aapl.csv run from 2020-01-02 to 2020-01-06; there are none from 2021-01-01 to 2021-12-31.",
    );
  });

  it("are there as soon as their file is", async () => {
    const provider = csvProvider(folder);
    const error = await failureOf(provider.fetchBars("msft", always, signal));
    expect(error).toMatchObject({ failure: "UNKNOWN_SYMBOL", isPermanent: true });
    expect(error.message).toBe("There is no price file for MSFT; a file like MSFT.csv is expected.");
    write("msft.csv", barsClosingAt(7));
    expect((await provider.fetchBars("msft", always, signal)).rows).toHaveLength(3);
  });

  it.each(["../outside", "..", "./aapl", "sub/aapl", "/etc/passwd", "outside.csv/../../outside"])(
    "never come from outside the folder: %s",
    async (symbol) => {
      writeFileSync(join(root, "outside.csv"), barsClosingAt(7));
      mkdirSync(join(folder, "sub"));
      write("sub/aapl.csv", barsClosingAt(7));
      write("aapl.csv.bak", barsClosingAt(7));
      expect(await failureOf(fetchBars(symbol))).toMatchObject({ failure: "UNKNOWN_SYMBOL", isPermanent: true });
    },
  );

  it("are refused when two files are of one symbol", async () => {
    write("aapl.csv", barsClosingAt(7));
    write("aapl.us.txt", barsClosingAt(8));
    const error = await failureOf(fetchBars("AAPL"));
    expect(error).toMatchObject({ failure: "BAD_FILE", isPermanent: true });
    expect(error.message).toBe("There is more than one file for AAPL: aapl.csv, aapl.us.txt.");
  });

  it("may come back when the folder does, and do not tell the user where it is", async () => {
    rmSync(folder, { recursive: true });
    const error = await failureOf(fetchBars("AAPL"));
    expect(error).toMatchObject({ failure: "UNAVAILABLE", isPermanent: false });
    expect(error.message).toBe("The folder of price files cannot be read at the moment.");
  });

  it("are not read for a caller who has given up", async () => {
    const given = new Error("stop");
    const stopped = csvProvider(folder).fetchBars("AAPL", always, AbortSignal.abort(given));
    await expect(stopped).rejects.toBe(given);
  });
});

describe("all series of a folder", () => {
  it("come one file after the other, and a bad file ends nothing", async () => {
    write("aapl.us.txt", barsClosingAt(7));
    write("bad.csv", "no header");
    write("msft.csv", barsClosingAt(8));
    write("my prices.csv", barsClosingAt(9));
    write("spy.csv", barsClosingAt(10));
    write("SPY.us.csv", barsClosingAt(11));
    write(".hidden.csv", barsClosingAt(12));
    write("notes.md", "notes");
    mkdirSync(join(folder, "folder.csv"));
    const told: unknown[] = [];
    for await (const { file, position, total, result } of eachCsvSeries(folder)) {
      const said = result instanceof ProviderError ? result.message : `${result.symbol} ${result.rows[0]!.close}`;
      told.push([position, total, file, said.slice(0, 50)]);
    }
    expect(told).toEqual([
      [1, 6, "SPY.us.csv", "There is more than one file for SPY: SPY.us.csv, s"],
      [2, 6, "aapl.us.txt", "AAPL 7.0000"],
      [3, 6, "bad.csv", 'bad.csv, line 1: this is no known header: "no head'],
      [4, 6, "msft.csv", "MSFT 8.0000"],
      [5, 6, "my prices.csv", "my prices.csv is not named for a symbol; a name li"],
      [6, 6, "spy.csv", "There is more than one file for SPY: SPY.us.csv, s"],
    ]);
  });

  it("are read only when it is their turn", async () => {
    write("a.csv", barsClosingAt(1));
    write("b.csv", barsClosingAt(2));
    const series = eachCsvSeries(folder);
    await series.next();
    write("b.csv", barsClosingAt(3));
    const { value } = await series.next();
    expect(value).toMatchObject({ file: "b.csv", result: { rows: [{ close: "3.0000" }, {}, {}] } });
    expect((await series.next()).done).toBe(true);
  });

  it("are none in an empty folder, and a clear error without one", async () => {
    expect((await eachCsvSeries(folder).next()).done).toBe(true);
    expect(await failureOf(eachCsvSeries(join(root, "none")).next())).toMatchObject({ failure: "UNAVAILABLE" });
  });
});
