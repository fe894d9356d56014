import { parseCsvBars } from "../../../../src/market/providers/csv/parse-csv-bars";

const parse = (text: string, file = "aapl.csv", symbol = "AAPL") => parseCsvBars(text, { file, symbol });
const PLAIN = "Date,Open,High,Low,Close,Volume";
const DAY = {
  symbol: "AAPL",
  date: "2020-01-02",
  open: "10.0000",
  high: "12.0000",
  low: "9.0000",
  close: "11.0000",
  volume: 500,
};

describe("a file in Yahoo's format", () => {
  it("is adjusted by its adjusted close, except for the volume", () => {
    const text = "Date,Open,High,Low,Close,Adj Close,Volume\n2020-01-02,100,110,90,105,52.5,1000\n";
    expect(parse(text)).toEqual({
      symbol: "AAPL",
      dataSource: "csv:yahoo",
      profile: null,
      skippedRows: 0,
      warnings: [],
      rows: [{ ...DAY, open: "50.0000", high: "55.0000", low: "45.0000", close: "52.5000", volume: 1000 }],
    });
  });

  it("skips days without a close or an adjusted close with a warning that names the line", () => {
    const { rows, skippedRows, warnings } = parse(
      [
        "Date,Open,High,Low,Close,Adj Close,Volume",
        "2020-01-02,1,1,1,1,1,1",
        "2020-01-03,null,null,null,null,null,null",
        "2020-01-06,1,1,1,1,,1",
        "2020-01-07,N/A,NaN,,1,1,",
      ].join("\n"),
    );
    expect(rows.map(({ date }) => date)).toEqual(["2020-01-02", "2020-01-07"]);
    expect(rows[1]).toMatchObject({ open: null, high: null, low: null, close: "1.0000", volume: null });
    expect(skippedRows).toBe(2);
    expect(warnings).toEqual([
      "aapl.csv, line 3, column Close: the value is missing.",
      "aapl.csv, line 4, column Adj Close: the value is missing.",
    ]);
  });

  it("skips days before 1800 and in the future", () => {
    const { rows, warnings } = parse("Date,Close\n0001-01-01,1\n2020-01-02,1\n2999-01-02,1");
    expect(rows.map(({ date }) => date)).toEqual(["2020-01-02"]);
    expect(warnings).toEqual([
      "aapl.csv, line 2, column Date is 0001-01-01; the earliest supported date is 1800-01-01.",
      "aapl.csv, line 4, column Date is 2999-01-02, which is in the future.",
    ]);
  });

  it("must not have fractional volumes", () => {
    const text = "Date,Close,Adj Close,Volume\n2020-01-02,1,1,7.5\n2020-01-03,1,1,7";
    const { rows, warnings } = parse(text);
    expect(rows.map(({ volume }) => volume)).toEqual([7]);
    expect(warnings).toEqual(["aapl.csv, line 2, column Volume is 7.5; a volume must be a whole number of shares."]);
  });
});

describe("a file in Stooq's format", () => {
  const header = "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>";

  it("is parsed with its tickers, short dates and fractional adjusted volumes", () => {
    const { rows, dataSource } = parse(`${header}\r\nAAPL.US,D,20200102,000000,10,12,9,11,499.6,0\r\n`, "aapl.us.txt");
    expect(dataSource).toBe("csv:stooq");
    expect(rows).toEqual([DAY]);
  });

  it("is rejected if it contains another symbol or bars that are not daily", () => {
    expect(() => parse(`${header}\nMSFT.US,D,20200102,000000,10,12,9,11,5,0`, "aapl.us.txt")).toThrow(
      'aapl.us.txt, line 2: the prices are of "MSFT.US", but the file is named after AAPL.',
    );
    expect(() => parse(`${header}\nAAPL.US,5,20200102,153500,10,12,9,11,5,0`, "aapl.us.txt")).toThrow(
      'aapl.us.txt, line 2: <PER> is "5"; only daily bars (D) are supported.',
    );
  });

  it("has a short format, which is already adjusted", () => {
    const { rows, dataSource } = parse(`${PLAIN}\n2020-01-02,10,12,9,11,499.6`);
    expect(dataSource).toBe("csv:plain");
    expect(rows).toEqual([DAY]);
  });
});

describe("a plain file", () => {
  it.each([
    ["in another order and case", "volume,CLOSE,low,HIGH,Open,date\n500,11,9,12,10,2020-01-02"],
    ["with semicolons", "Date;Open;High;Low;Close;Volume\n2020-01-02;10;12;9;11;500"],
    ["with tabs", "Date\tOpen\tHigh\tLow\tClose\tVolume\n20200102\t10\t12\t9\t11\t500"],
    ["with a byte order mark and Windows line endings", `\uFEFF${PLAIN}\r\n2020-01-02,10,12,9,11,500\r\n`],
    ["with trailing separators", `${PLAIN},\n2020-01-02,10,12,9,11,500,\n`],
    ["with trailing separators in its rows only", `${PLAIN}\n2020-01-02,10,12,9,11,500,\n`],
    [
      "with quotation marks and spaces",
      '"Date", "Open","High","Low","Close","Volume"\n"2020-01-02", 10 ,12,9,11,"500"',
    ],
    ["with blank lines", `\n\n${PLAIN}\n\n2020-01-02,10,12,9,11,500\n   \n,,,,,\n\n`],
    ["with additional columns", "Date,Open,High,Low,Close,Volume,Dividends\n2020-01-02,10,12,9,11,500,0.5"],
    ["with alternative column names", "date,open,high,low,close,adj_close,vol\n2020-01-02,10,12,9,11,11,5e2"],
  ])("is parsed %s", (_, text) => {
    expect(parse(text)).toMatchObject({ rows: [DAY], skippedRows: 0, warnings: [] });
  });

  it("may have only dates and closes", () => {
    const { rows } = parse("date,close\n2020-01-02,11");
    expect(rows).toEqual([{ ...DAY, open: null, high: null, low: null, volume: null }]);
  });

  it.each([
    ["02/01/2020,1,1,1,1,1", 'column Date: "02/01/2020" is not a date in the format YYYY-MM-DD'],
    ["2021-02-29,1,1,1,1,1", 'column Date: "2021-02-29" is not a date in the format YYYY-MM-DD'],
    ["202001-02,1,1,1,1,1", 'column Date: "202001-02" is not a date in the format YYYY-MM-DD'],
    ["2020-01-02,1,abc,1,1,1", 'column High: "abc" is not a number with a decimal point'],
    ['2020-01-02,1,1,1,"1,5",1', 'column Close: "1,5" is not a number with a decimal point'],
    ["2020-01-02,1,1,1,1,0x10", 'column Volume: "0x10" is not a number with a decimal point'],
    ["2020-01-02,1,1,1,1e999,1", "column Close is Infinity; a price must be below 1e12"],
    ["2020-01-02,0,1,1,1,1", "column Open is 0; a price must be positive"],
    ["2020-01-02,1,1,-1,1,1", "column Low is -1; a price must be positive"],
    ["2020-01-02,1,0.9,0.5,1,1", "column High is below another price of the bar"],
    ["2020-01-02,1,1,1,1,-1", "column Volume is -1; a volume must be a whole number of shares"],
  ])("skips the line %s with a warning that names line and column", (line, reason) => {
    const { rows, skippedRows, warnings } = parse(`${PLAIN}\n2020-01-01,1,1,1,1,1\n${line}\n2020-01-03,1,1,1,1,1`);
    expect(rows.map(({ date }) => date)).toEqual(["2020-01-01", "2020-01-03"]);
    expect(skippedRows).toBe(1);
    expect(warnings).toEqual([`aapl.csv, line 3, ${reason}.`]);
  });

  it("skips lines with too few or too many cells", () => {
    const { rows, warnings } = parse(`${PLAIN}\n2020-01-01,1,1\n2020-01-02,1,1,1,1,1,9\n2020-01-03,1,1,1,1,1`);
    expect(rows).toHaveLength(1);
    expect(warnings).toEqual([
      "aapl.csv, line 2: the row has 3 cells, but the header has 6.",
      "aapl.csv, line 3: the row has 7 cells, but the header has 6.",
    ]);
  });

  it("counts lines like an editor, including blank lines and line breaks inside quotation marks", () => {
    const { warnings } = parse(`\n${PLAIN},Note\n\n2020-01-01,1,1,1,1,1,"two\nlines"\n2020-01-02,x,1,1,1,1,\n`);
    expect(warnings).toEqual(['aapl.csv, line 6, column Open: "x" is not a number with a decimal point.']);
  });

  it("counts all invalid rows, but has a warning for the first hundred only", () => {
    const invalid = "x,1,1,1,1,1\n".repeat(250);
    const { skippedRows, warnings } = parse(`${PLAIN}\n2020-01-01,1,1,1,1,1\n${invalid}`);
    expect([skippedRows, warnings.length]).toEqual([250, 100]);
  });
});

describe("a whole file is rejected", () => {
  const row = (date: string) => `${date},1,1,1,1,1`;

  it.each([
    ["if it is empty", "", "aapl.csv, line 1: the file is empty."],
    ["if it has only blank lines", "\uFEFF\r\n \r\n", "aapl.csv, line 1: the file is empty."],
    ["if it has only a header", `\n${PLAIN}\n\n`, "aapl.csv, line 2: the file has a header but no rows."],
    ["if it has no header", row("2020-01-02"), "line 1: unknown header; the columns Date and"],
    ["if it has no closes", "Date,Open\n2020-01-02,1", "aapl.csv, line 1: unknown header; "],
    ["if it is a web page", "<!doctype html>\n<p>Date,Close", "line 1: unknown header; "],
    [
      "if two columns have the same meaning",
      "Date,Close,CLOSE*\n2020-01-02,1,2",
      'line 1: the columns "Close" and "CLOSE*" have the same meaning',
    ],
    [
      "if a day occurs twice",
      [PLAIN, row("2020-01-02"), row("2020-01-02")].join("\n"),
      "aapl.csv, line 3: a second row of 2020-01-02; expected one row per day, oldest first.",
    ],
    [
      "if its newest day comes first",
      [PLAIN, row("2020-01-03"), row("2020-01-02")].join("\n"),
      "aapl.csv, line 3: 2020-01-02 follows 2020-01-03; expected one row per day, oldest first.",
    ],
    [
      "if no row is valid",
      `${PLAIN}\nx,1,1,1,1,1\ny,1,1,1,1,1`,
      'aapl.csv has no valid row. aapl.csv, line 2, column Date: "x" is not a date in the format YYYY-MM-DD.',
    ],
    [
      "if a quotation mark is unclosed",
      `${PLAIN}\n2020-01-02,1,1,1,1,1\n"2020-01-03,1,1,1,1,1`,
      "aapl.csv, line 3: misplaced or unclosed quotation mark.",
    ],
  ])("%s", (_, text, message) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ failure: "BAD_FILE", isPermanent: true }));
    expect(() => parse(text)).toThrow(message);
  });
});
