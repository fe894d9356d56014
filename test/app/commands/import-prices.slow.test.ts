import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { emptyDatabase, testDatabase } from "../../support/test-database";
import { runCommand } from "./run-command";

const database = testDatabase();
const unmigrated = emptyDatabase();

const YAHOO = `Date,Open,High,Low,Close,Adj Close,Volume
2024-01-02,10,12,9,10,5,1000
2024-01-03,10,13,9,11,5.5,2000
`;
const STOOQ = `<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>
MSFT.US,D,20240102,000000,370,375,369,371.5,1000,0
MSFT.US,D,20240103,000000,371,372,368,369.25,2000,0
MSFT.US,D,20240104,000000,369,371,366,367,3000,0
`;
const PLAIN = "Date,Close\n2024-01-02,4742.83\n2024-01-03,4704.81\n";

let root: string;
const importOf = (...args: string[]) => runCommand("import-prices", args, { DATABASE_URL: database.url });

/** Creates a folder with these files. */
async function folderOf(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = join(root, name);
  await mkdir(folder);
  for (const [file, content] of Object.entries(files)) await writeFile(join(folder, file), content);
  return folder;
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "stratagraph-import-"));
});
afterAll(() => rm(root, { recursive: true }));
beforeEach(async () => {
  await database.sql("truncate market.market_data_cache");
  await database.sql("delete from market.symbol_universe");
});

describe("a folder of valid files", () => {
  test("is imported whatever their format, and importing it again changes nothing", async () => {
    const folder = await folderOf("valid", { "aapl.csv": YAHOO, "msft.us.txt": STOOQ, "^GSPC.csv": PLAIN });
    expect(await importOf(folder)).toEqual({
      code: 0,
      output: "3 symbols: 7 bars inserted, 0 updated, 0 unchanged.\n",
      complaints: [],
    });
    const bars = () =>
      database.sql(
        `select symbol, date::text, close::float8, volume::int, data_source, id, updated_at
         from market.market_data_cache
         order by symbol collate "C", date`,
      );
    const before = await bars();
    expect(before.map(({ symbol, close, data_source }) => [symbol, close, data_source])).toEqual([
      ["AAPL", 5, "csv:yahoo"],
      ["AAPL", 5.5, "csv:yahoo"],
      ["MSFT", 371.5, "csv:stooq"],
      ["MSFT", 369.25, "csv:stooq"],
      ["MSFT", 367, "csv:stooq"],
      ["^GSPC", 4742.83, "csv:plain"],
      ["^GSPC", 4704.81, "csv:plain"],
    ]);
    expect(await importOf(folder)).toEqual({
      code: 0,
      output: "3 symbols: 0 bars inserted, 0 updated, 7 unchanged.\n",
      complaints: [],
    });
    expect(await bars()).toEqual(before);
  });

  test("registers its symbols and calculates their metrics", async () => {
    await importOf(await folderOf("registered", { "msft.us.txt": STOOQ }));
    const known = await database.sql(
      "select symbol, added_source, last_price_date::text as last from market.symbol_universe",
    );
    expect(known).toEqual([{ symbol: "MSFT", added_source: "admin", last: "2024-01-04" }]);
    const metrics = await database.sql(
      "select symbol, metrics_date::text as day, current_price::float8 as price from market.symbol_daily_metrics",
    );
    expect(metrics).toEqual([{ symbol: "MSFT", day: "2024-01-04", price: 367 }]);
  });

  test("with changes is imported with the right counts", async () => {
    const folder = await folderOf("changed", { "aapl.csv": YAHOO });
    await importOf(folder);
    await writeFile(join(folder, "aapl.csv"), `${YAHOO.replace("5.5,2000", "5.6,2000")}2024-01-04,10,12,9,10,5,1\n`);
    expect((await importOf(folder)).output).toBe("1 symbols: 1 bars inserted, 1 updated, 1 unchanged.\n");
  });
});

describe("invalid files", () => {
  test("are reported, while the others are imported, with the exit code 1", async () => {
    const folder = await folderOf("invalid", {
      "aapl.csv": YAHOO,
      "backwards.csv": "Date,Close\n2024-01-03,1\n2024-01-02,1\n",
      "empty.csv": "",
      "notes.csv": "Milk,Bread\n1,2\n",
      "no symbol at all.csv": PLAIN,
      "row.csv": "Date,Close\n2024-01-02,1\n2024-01-03,one\n2024-01-04,3\n",
    });
    const { code, output, complaints } = await importOf(folder);
    expect(code).toBe(1);
    expect(output).toBe("2 symbols: 4 bars inserted, 0 updated, 0 unchanged.\n");
    expect(complaints).toEqual([
      "backwards.csv, line 3: 2024-01-02 follows 2024-01-03; expected one row per day, oldest first.",
      "empty.csv, line 1: the file is empty.",
      "no symbol at all.csv is not named after a symbol; rename it, for example to aapl.csv.",
      expect.stringMatching(/^notes\.csv, line 1: unknown header; /),
      'row.csv, line 3, column Close: "one" is not a number with a decimal point.',
    ]);
  });

  test("are reported with at most a hundred warnings and a count", async () => {
    const garbage = Array.from({ length: 130 }, (_, nth) => `garbage ${nth},1`).join("\n");
    const folder = await folderOf("garbage", { "aapl.csv": `Date,Close\n2024-01-02,1\n${garbage}\n` });
    const { code, complaints } = await importOf(folder);
    expect(code).toBe(1);
    expect(complaints).toHaveLength(101);
    expect(complaints.at(-1)).toBe("aapl.csv: 30 more rows were skipped.");
  });
});

describe("one error message and exit code 1 for", () => {
  const failed = (message: string) => ({ code: 1, output: "", complaints: [message] });

  test("a folder that does not exist", async () => {
    const folder = join(root, "nowhere");
    expect(await importOf(folder)).toEqual(
      failed(`The folder of price files, ${folder}, does not exist; create it or name another one.`),
    );
  });

  test("a file instead of a folder", async () => {
    const file = join(await folderOf("file", { "aapl.csv": YAHOO }), "aapl.csv");
    expect(await importOf(file)).toEqual(failed(`The folder of price files, ${file}, is not a folder.`));
  });

  test("a folder without price files", async () => {
    const folder = await folderOf("none", { "readme.md": "# Nothing here" });
    expect(await importOf(folder)).toEqual(
      failed(`The folder ${folder} has no price files; add files such as aapl.csv.`),
    );
  });

  test("no folder and more than one", async () => {
    for (const args of [[], [root, root]]) {
      const { code, complaints } = await importOf(...args);
      expect([code, complaints.length, complaints[0]]).toEqual([
        1,
        1,
        expect.stringMatching(/^Specify exactly one folder: npm run/),
      ]);
    }
  });

  test("a database that is not migrated", async () => {
    const folder = await folderOf("early", { "aapl.csv": YAHOO });
    const { code, complaints } = await runCommand("import-prices", [folder], { DATABASE_URL: unmigrated.url });
    expect([code, complaints.length]).toEqual([1, 1]);
    expect(complaints[0]).toContain("npm run migrate");
  });
});
