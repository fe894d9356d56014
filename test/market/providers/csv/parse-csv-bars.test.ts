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

describe("a file in Yahoo's form", () => {
  it("is put on the scale of its adjusted close, with the volume as it is", () => {
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

  it("leaves out a day without a close or an adjusted close, and says on which line", () => {
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
      "aapl.csv, line 3, column Close: there is no value.",
      "aapl.csv, line 4, column Adj Close: there is no value.",
    ]);
  });

  it("leaves out days that cannot be", () => {
    const { rows, warnings } = parse("Date,Close\n0001-01-01,1\n2020-01-02,1\n2999-01-02,1");
    expect(rows.map(({ date }) => date)).toEqual(["2020-01-02"]);
    expect(warnings).toEqual([
      "aapl.csv, line 2, column Date: is 0001-01-01; prices begin on 1800-01-01.",
      "aapl.csv, line 4, column Date: is 2999-01-02; that day has not come yet.",
    ]);
  });

  it("never has a part of a share", () => {
    const text = "Date,Close,Adj Close,Volume\n2020-01-02,1,1,7.5\n2020-01-03,1,1,7";
    const { rows, warnings } = parse(text);
    expect(rows.map(({ volume }) => volume)).toEqual([7]);
    expect(warnings).toEqual(["aapl.csv, line 2, column Volume: is 7.5; a volume is a whole number of shares."]);
  });
});

describe("a file in Stooq's form", () => {
  const header = "<TICKER>,<PER>,<DATE>,<TIME>,<OPEN>,<HIGH>,<LOW>,<CLOSE>,<VOL>,<OPENINT>";

  it("is read with its tickers, short dates and parts of shares, which its adjustment makes", () => {
    const { rows, dataSource } = parse(`${header}\r\nAAPL.US,D,20200102,000000,10,12,9,11,499.6,0\r\n`, "aapl.us.txt");
    expect(dataSource).toBe("csv:stooq");
    expect(rows).toEqual([DAY]);
  });

  it("is refused when it holds another symbol or bars that are not daily", () => {
    expect(() => parse(`${header}\nMSFT.US,D,20200102,000000,10,12,9,11,5,0`, "aapl.us.txt")).toThrow(
      'aapl.us.txt, line 2: prices of "MSFT.US" in a file that is named for AAPL.',
    );
    expect(() => parse(`${header}\nAAPL.US,5,20200102,153500,10,12,9,11,5,0`, "aapl.us.txt")).toThrow(
      'aapl.us.txt, line 2: <PER> is "5"; daily bars, D, are expected.',
    );
  });

  it("has a short form, which is adjusted already", () => {
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
    ["with a byte-order mark and Windows line ends", `\uFEFF${PLAIN}\r\n2020-01-02,10,12,9,11,500\r\n`],
    ["with separators at the ends of lines", `${PLAIN},\n2020-01-02,10,12,9,11,500,\n`],
    ["with a separator at the ends of its rows only", `${PLAIN}\n2020-01-02,10,12,9,11,500,\n`],
    [
      "with quotation marks and spaces",
      '"Date", "Open","High","Low","Close","Volume"\n"2020-01-02", 10 ,12,9,11,"500"',
    ],
    ["with blank lines", `\n\n${PLAIN}\n\n2020-01-02,10,12,9,11,500\n   \n,,,,,\n\n`],
    ["with more columns", "Date,Open,High,Low,Close,Volume,Dividends\n2020-01-02,10,12,9,11,500,0.5"],
    ["with other words for the same", "date,open,high,low,close,adj_close,vol\n2020-01-02,10,12,9,11,11,5e2"],
  ])("is read %s", (_, text) => {
    expect(parse(text)).toMatchObject({ rows: [DAY], skippedRows: 0, warnings: [] });
  });

  it("may have no more than dates and closes", () => {
    const { rows } = parse("date,close\n2020-01-02,11");
    expect(rows).toEqual([{ ...DAY, open: null, high: null, low: null, volume: null }]);
  });

  it.each([
    ["02/01/2020,1,1,1,1,1", 'column Date: "02/01/2020" is not a date; YYYY-MM-DD is expected'],
    ["2021-02-29,1,1,1,1,1", 'column Date: "2021-02-29" is not a date; YYYY-MM-DD is expected'],
    ["202001-02,1,1,1,1,1", 'column Date: "202001-02" is not a date; YYYY-MM-DD is expected'],
    ["2020-01-02,1,abc,1,1,1", 'column High: "abc" is not a number with a decimal point'],
    ['2020-01-02,1,1,1,"1,5",1', 'column Close: "1,5" is not a number with a decimal point'],
    ["2020-01-02,1,1,1,1,0x10", 'column Volume: "0x10" is not a number with a decimal point'],
    ["2020-01-02,1,1,1,1e999,1", "column Close: is Infinity; that is no price"],
    ["2020-01-02,0,1,1,1,1", "column Open: is 0; a price is positive"],
    ["2020-01-02,1,1,-1,1,1", "column Low: is -1; a price is positive"],
    ["2020-01-02,1,0.9,0.5,1,1", "column High: is below another price of the day"],
    ["2020-01-02,1,1,1,1,-1", "column Volume: is -1; a volume is a whole number of shares"],
  ])("leaves out the line %s and names line and column", (line, reason) => {
    const { rows, skippedRows, warnings } = parse(`${PLAIN}\n2020-01-01,1,1,1,1,1\n${line}\n2020-01-03,1,1,1,1,1`);
    expect(rows.map(({ date }) => date)).toEqual(["2020-01-01", "2020-01-03"]);
    expect(skippedRows).toBe(1);
    expect(warnings).toEqual([`aapl.csv, line 3, ${reason}.`]);
  });

  it("leaves out lines with too few or too many cells", () => {
    const { rows, warnings } = parse(`${PLAIN}\n2020-01-01,1,1\n2020-01-02,1,1,1,1,1,9\n2020-01-03,1,1,1,1,1`);
    expect(rows).toHaveLength(1);
    expect(warnings).toEqual([
      "aapl.csv, line 2: 3 cells where the header has 6.",
      "aapl.csv, line 3: 7 cells where the header has 6.",
    ]);
  });

  it("counts lines as an editor does, blank ones and those inside quotation marks too", () => {
    const { warnings } = parse(`\n${PLAIN},Note\n\n2020-01-01,1,1,1,1,1,"two\nlines"\n2020-01-02,x,1,1,1,1,\n`);
    expect(warnings).toEqual(['aapl.csv, line 6, column Open: "x" is not a number with a decimal point.']);
  });

  it("counts all bad rows, but does not speak of more than a hundred", () => {
    const bad = "x,1,1,1,1,1\n".repeat(250);
    const { skippedRows, warnings } = parse(`${PLAIN}\n2020-01-01,1,1,1,1,1\n${bad}`);
    expect([skippedRows, warnings.length]).toEqual([250, 100]);
  });
});

describe("a file is refused as a whole", () => {
  const row = (date: string) => `${date},1,1,1,1,1`;

  it.each([
    ["when it is empty", "", "aapl.csv, line 1: the file is empty."],
    ["when it has but blank lines", "\uFEFF\r\n \r\n", "aapl.csv, line 1: the file is empty."],
    ["when it has but a header", `\n${PLAIN}\n\n`, "aapl.csv, line 2: there is no row below the header."],
    [
      "when it has no header",
      row("2020-01-02"),
      'line 1: this is no known header: "2020-01-02,1,1,1,1,1"; the columns',
    ],
    ["when it has no closes", "Date,Open\n2020-01-02,1", 'aapl.csv, line 1: this is no known header: "Date,Open"'],
    ["when it is a web page", "<!doctype html>\n<p>Date,Close", "line 1: this is no known header: "],
    [
      "when two columns are one",
      "Date,Close,CLOSE*\n2020-01-02,1,2",
      'line 1: the columns "Close" and "CLOSE*" say the',
    ],
    [
      "when a day is there twice",
      [PLAIN, row("2020-01-02"), row("2020-01-02")].join("\n"),
      "aapl.csv, line 3: a second row of 2020-01-02; one row a day, oldest first.",
    ],
    [
      "when its newest day comes first",
      [PLAIN, row("2020-01-03"), row("2020-01-02")].join("\n"),
      "aapl.csv, line 3: 2020-01-02 comes after 2020-01-03; one row a day, oldest first.",
    ],
    [
      "when no row is sound",
      `${PLAIN}\nx,1,1,1,1,1\ny,1,1,1,1,1`,
      'aapl.csv has no sound row. aapl.csv, line 2, column Date: "x" is not a date; YYYY-MM-DD is expected.',
    ],
    [
      "when a quotation mark is left open",
      `${PLAIN}\n2020-01-02,1,1,1,1,1\n"2020-01-03,1,1,1,1,1`,
      "aapl.csv, line 3: a quotation mark is not where one can be.",
    ],
  ])("%s", (_, text, message) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ failure: "BAD_FILE", isPermanent: true }));
    expect(() => parse(text)).toThrow(message);
  });
});
