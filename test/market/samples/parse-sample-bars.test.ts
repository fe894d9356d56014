import { parseSampleBars } from "../../../src/market/samples/parse-sample-bars";

const columns = {
  date: "Date",
  open: "Open",
  high: "High",
  low: "Low",
  close: "Close",
  adjustedClose: "Adj Close",
  volume: "Volume",
};

function parse(...lines: string[]) {
  const text = ["Date,Open,High,Low,Close,Adj Close,Volume", ...lines].join("\n");
  return parseSampleBars(text, { symbol: "TEST", columns });
}

describe("parsing a file of daily bars", () => {
  it("adjusts all prices by the adjusted close, but not the volume", () => {
    expect(parse("2020-01-02,100,110,90,105,52.5,1000").rows).toEqual([
      {
        symbol: "TEST",
        date: "2020-01-02",
        open: "50.0000",
        high: "55.0000",
        low: "45.0000",
        close: "52.5000",
        volume: 1000,
      },
    ]);
  });

  it("parses an empty or null open, high, low and volume as missing", () => {
    const [row] = parse("2020-01-02,,null,,105,105,").rows;
    expect(row).toMatchObject({ open: null, high: null, low: null, close: "105.0000", volume: null });
  });

  it("skips and counts lines without a close or an adjusted close", () => {
    const { rows, skippedRows } = parse(
      "2020-01-02,1,1,1,1,1,1",
      "2020-01-03,1,1,1,,1,1",
      "2020-01-06,1,1,1,1,null,1",
      "2020-01-07,1,1,1,2,2,1",
    );
    expect(rows.map(({ date }) => date)).toEqual(["2020-01-02", "2020-01-07"]);
    expect(skippedRows).toBe(2);
  });

  it("accepts a byte order mark, Windows line endings and a file without bars", () => {
    const header = "\uFEFFDate,Open,High,Low,Close,Adj Close,Volume\r\n";
    const file = { symbol: "TEST", columns };
    expect(parseSampleBars(`${header}2020-01-02,1,1,1,1,1,5\r\n`, file).rows).toHaveLength(1);
    expect(parseSampleBars(header, file)).toEqual({ rows: [], skippedRows: 0 });
  });

  it("rejects invalid values, dates out of order and missing columns", () => {
    expect(() => parse("02/01/2020,1,1,1,1,1,1")).toThrow('"02/01/2020" is not a date');
    expect(() => parse("2020-01-02,1,1,1,abc,1,1")).toThrow('Close of 2020-01-02 is "abc", which is not a number.');
    expect(() => parse("2020-01-02,0,1,1,1,1,1")).toThrow("Open of 2020-01-02 is 0; a price must be positive.");
    expect(() => parse("2020-01-02,1,1,1,1,1,1.5")).toThrow("a volume must be a whole number of shares");
    expect(() => parse("2020-01-02,1,1,1,1,1,-1")).toThrow("a volume must be a whole number of shares");
    expect(() => parse("2020-01-03,1,1,1,1,1,1", "2020-01-03,1,1,1,1,1,1")).toThrow("2020-01-03 follows 2020-01-03.");
    expect(() => parseSampleBars("Date,Close\n2020-01-02,1", { symbol: "TEST", columns })).toThrow(
      "The column Volume is missing; the file has Date, Close.",
    );
  });
});

describe("dividends per old share before a split", () => {
  // The close is 100 before each ex-date; 14 dollars per old share are 2 dollars per new share after a 7:1 split.
  const lines = [
    "Date,Open,High,Low,Close,Adj Close,Volume",
    "2020-01-02,100,100,100,100,73.96,1",
    "2020-01-03,100,100,100,100,86,1",
    "2020-01-06,100,100,100,100,100,1",
  ].join("\n");

  it("are divided by the split ratio, cumulatively", () => {
    const undividedDividends = { splitRatio: 7, exDates: ["2020-01-03", "2020-01-06"] };
    const { rows } = parseSampleBars(lines, { symbol: "TEST", columns, undividedDividends });
    expect(rows.map(({ close }) => close)).toEqual(["96.0400", "98.0000", "100.0000"]);
    expect(rows.map(({ low }) => low)).toEqual(["96.0400", "98.0000", "100.0000"]);
  });

  it("need a bar on the ex-date and one before it", () => {
    const parseWith = (exDate: string) =>
      parseSampleBars(lines, { symbol: "TEST", columns, undividedDividends: { splitRatio: 7, exDates: [exDate] } });
    expect(() => parseWith("2020-01-02")).toThrow("A bar on or before the ex-date 2020-01-02 is missing.");
    expect(() => parseWith("2020-01-04")).toThrow("A bar on or before the ex-date 2020-01-04 is missing.");
  });
});
