import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvProvider } from "../../../../src/market/providers/csv/csv-provider";
import { eachCsvSeries } from "../../../../src/market/providers/csv/each-csv-series";
import { ProviderError } from "../../../../src/market/providers/provider-error";
import { findPackageFile } from "../../../../src/market/samples/find-package-file";
import { readSampleBars } from "../../../../src/market/samples/read-sample-bars";
import { failureOf } from "../failure-of";

const ALWAYS = { from: "1990-01-01", to: "2030-12-31" };
const { signal } = new AbortController();
const barsClosingAt = (close: number) => `Date,Close\n2020-01-02,${close}\n2020-01-03,${close}\n2020-01-06,${close}\n`;

let root: string;
let folder: string;
const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
const fetchBars = (symbol: string, period = ALWAYS) => csvProvider(folder).fetchBars(symbol, period, signal);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "price-files-"));
  folder = join(root, "prices");
  mkdirSync(folder);
});
afterEach(() => rmSync(root, { recursive: true }));

describe("the CSV provider", () => {
  it("does not follow symbolic links, which may lead out of the folder", async () => {
    writeFileSync(join(root, "secret.csv"), barsClosingAt(7));
    symlinkSync(join(root, "secret.csv"), join(folder, "aapl.csv"));
    expect((await failureOf(fetchBars("AAPL"))).failure).toBe("UNKNOWN_SYMBOL");
  });

  it.each([
    ["aapl.csv", "AAPL"],
    ["AAPL.CSV", "aapl"],
    ["aapl.us.txt", "AAPL"],
    ["BRK-B.csv", "brk.b"],
    ["brk-b.us.txt", "BRK-B"],
    ["brk.b.csv", "BRK-B"],
    ["^GSPC.csv", "^gspc"],
    ["eurusd=x.tsv", "EURUSD=X"],
  ])("finds %s for %s", async (file, symbol) => {
    write(file, barsClosingAt(7));
    write("other.csv", barsClosingAt(1));
    expect((await fetchBars(symbol)).rows[0]).toMatchObject({ date: "2020-01-02", close: "7.0000" });
  });

  it("returns the same rows for a real file as the samples", async () => {
    write("^GSPC.csv", readFileSync(findPackageFile("vega-datasets", "data/sp500-2000.csv"), "utf8"));
    const series = await fetchBars("^GSPC");
    expect(series.rows).toEqual(readSampleBars()[1]!.rows);
    expect(series).toMatchObject({ symbol: "^GSPC", dataSource: "csv:yahoo", skippedRows: 0 });
  });

  it("may have symbols with a file", async () => {
    write("spy.us.txt", barsClosingAt(7));
    const provider = csvProvider(folder);
    expect([await provider.mayHave?.("SPY"), await provider.mayHave?.("TLT")]).toEqual([true, false]);
  });

  it("limits prices to the period, and fails if there are none in it", async () => {
    write("aapl.csv", barsClosingAt(7));
    const { rows } = await fetchBars("AAPL", { from: "2020-01-03", to: "2020-01-06" });
    expect(rows.map(({ date }) => date)).toEqual(["2020-01-03", "2020-01-06"]);
    const error = await failureOf(fetchBars("AAPL", { from: "2021-01-01", to: "2021-12-31" }));
    expect(error).toMatchObject({ failure: "NO_PRICES", isPermanent: true });
    expect(error.message).toBe(
      "The prices in aapl.csv run from 2020-01-02 to 2020-01-06; there are none from 2021-01-01 to 2021-12-31.",
    );
  });

  it("finds a new file at once", async () => {
    const provider = csvProvider(folder);
    const error = await failureOf(provider.fetchBars("msft", ALWAYS, signal));
    expect(error).toMatchObject({ failure: "UNKNOWN_SYMBOL", isPermanent: true });
    expect(error.message).toBe("There is no price file for MSFT; add a file such as MSFT.csv.");
    write("msft.csv", barsClosingAt(7));
    expect((await provider.fetchBars("msft", ALWAYS, signal)).rows).toHaveLength(3);
  });

  it.each(["../outside", "..", "./aapl", "sub/aapl", "/etc/passwd", "outside.csv/../../outside"])(
    "never reads outside the folder: %s",
    async (symbol) => {
      writeFileSync(join(root, "outside.csv"), barsClosingAt(7));
      mkdirSync(join(folder, "sub"));
      write("sub/aapl.csv", barsClosingAt(7));
      write("aapl.csv.bak", barsClosingAt(7));
      expect(await failureOf(fetchBars(symbol))).toMatchObject({ failure: "UNKNOWN_SYMBOL", isPermanent: true });
    },
  );

  it("rejects two files of one symbol", async () => {
    write("aapl.csv", barsClosingAt(7));
    write("aapl.us.txt", barsClosingAt(8));
    const error = await failureOf(fetchBars("AAPL"));
    expect(error).toMatchObject({ failure: "BAD_FILE", isPermanent: true });
    expect(error.message).toBe("AAPL has more than one file: aapl.csv, aapl.us.txt; keep one.");
  });

  it("fails temporarily if the folder is missing, without revealing its path", async () => {
    rmSync(folder, { recursive: true });
    const error = await failureOf(fetchBars("AAPL"));
    expect(error).toMatchObject({ failure: "UNAVAILABLE", isPermanent: false });
    expect(error.message).toBe("The folder with the price files cannot be read.");
  });

  it("throws the abort reason of the caller", async () => {
    const reason = new Error("stop");
    const aborted = csvProvider(folder).fetchBars("AAPL", ALWAYS, AbortSignal.abort(reason));
    await expect(aborted).rejects.toBe(reason);
  });
});

describe("all series of a folder", () => {
  it("are yielded file by file, and an invalid file does not end the iteration", async () => {
    write("aapl.us.txt", barsClosingAt(7));
    write("bad.csv", "no header");
    write("msft.csv", barsClosingAt(8));
    write("my prices.csv", barsClosingAt(9));
    write("spy.csv", barsClosingAt(10));
    write("SPY.us.csv", barsClosingAt(11));
    write(".hidden.csv", barsClosingAt(12));
    write("notes.md", "notes");
    mkdirSync(join(folder, "folder.csv"));
    const yielded: unknown[] = [];
    for await (const { file, position, total, result } of eachCsvSeries(folder)) {
      const text = result instanceof ProviderError ? result.message : `${result.symbol} ${result.rows[0]!.close}`;
      yielded.push([position, total, file, text.slice(0, 50)]);
    }
    expect(yielded).toEqual([
      [1, 6, "SPY.us.csv", "SPY has more than one file: SPY.us.csv, spy.csv; k"],
      [2, 6, "aapl.us.txt", "AAPL 7.0000"],
      [3, 6, "bad.csv", "bad.csv, line 1: unknown header; the columns Date "],
      [4, 6, "msft.csv", "MSFT 8.0000"],
      [5, 6, "my prices.csv", "my prices.csv is not named after a symbol; rename "],
      [6, 6, "spy.csv", "SPY has more than one file: SPY.us.csv, spy.csv; k"],
    ]);
  });

  it("are read only when their turn comes", async () => {
    write("a.csv", barsClosingAt(1));
    write("b.csv", barsClosingAt(2));
    const series = eachCsvSeries(folder);
    await series.next();
    write("b.csv", barsClosingAt(3));
    const { value } = await series.next();
    expect(value).toMatchObject({ file: "b.csv", result: { rows: [{ close: "3.0000" }, {}, {}] } });
    expect((await series.next()).done).toBe(true);
  });

  it("are none in an empty folder, and an error if the folder does not exist", async () => {
    expect((await eachCsvSeries(folder).next()).done).toBe(true);
    expect(await failureOf(eachCsvSeries(join(root, "none")).next())).toMatchObject({ failure: "UNAVAILABLE" });
  });
});
