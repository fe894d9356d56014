import { readRow } from "../../../src/market/providers/read-row";

const BAR = { date: "2020-01-02", open: 10, high: 12, low: 9, close: 11, adjustedClose: 11, volume: 5 };

describe("reading a bar", () => {
  it("adjusts its prices by the adjusted close", () => {
    expect(readRow("A", { ...BAR, adjustedClose: 5.5 })).toEqual({
      symbol: "A",
      date: "2020-01-02",
      open: "5.0000",
      high: "6.0000",
      low: "4.5000",
      close: "5.5000",
      volume: 5,
    });
  });

  it("accepts missing and equal values", () => {
    expect(readRow("A", { ...BAR, open: null, high: null, low: null, volume: null })).toMatchObject({
      close: "11.0000",
    });
    expect(readRow("A", { ...BAR, open: 11, high: 11, low: 11, volume: 0 })).toMatchObject({
      low: "11.0000",
      volume: 0,
    });
  });

  it("keeps six digits of the prices of a coin", () => {
    const coin = { open: 0.00001234567, high: 0.00001301, low: 0.00001199999, close: 0.00001234444 };
    expect(readRow("COIN", { ...BAR, ...coin, adjustedClose: coin.close })).toMatchObject({
      open: "0.0000123457",
      high: "0.0000130100",
      low: "0.0000120000",
      close: "0.0000123444",
    });
  });

  it.each(["1800-01-01", "2024-05-17", "2024-05-18"])("accepts the date %s, from 1800 to tomorrow", (date) => {
    expect(readRow("A", { ...BAR, date }, new Date("2024-05-17T23:59:00Z"))).toMatchObject({ date });
  });

  it.each([
    ["2024-05-19", "is 2024-05-19, which is in the future"],
    ["1799-12-31", "is 1799-12-31; the earliest supported date is 1800-01-01"],
  ])("rejects the date %s", (date, reason) => {
    expect(readRow("A", { ...BAR, date }, new Date("2024-05-17T23:59:00Z"))).toEqual({ value: "date", reason });
  });

  it("accepts a high below the close by less than four decimals", () => {
    expect(readRow("A", { ...BAR, high: 11.000001, close: 11.0000012 })).toMatchObject({ high: "11.0000" });
  });

  it.each([
    [{ open: 0 }, "open", "is 0; a price must be positive"],
    [{ close: -3 }, "close", "is -3; a price must be positive"],
    [{ adjustedClose: 0 }, "adjustedClose", "is 0; a price must be positive"],
    [{ low: Number.NaN }, "low", "is NaN; a price must be positive"],
    [{ high: Number.POSITIVE_INFINITY }, "high", "is Infinity; a price must be below 1e12"],
    [{ close: 1e-9, adjustedClose: 1e9 }, "open", "is 1e12 or more after adjustment"],
    [{ volume: -1 }, "volume", "is -1; a volume must be a whole number of shares"],
    [{ volume: 1.5 }, "volume", "is 1.5; a volume must be a whole number of shares"],
    [{ volume: 2 ** 53 }, "volume", "is 9007199254740992; a volume must be a whole number of shares"],
    [{ adjustedClose: 5.4e-13 }, "open", "rounds to 0 at 12 decimals"],
    [{ high: 10.9 }, "high", "is below another price of the bar"],
    [{ high: 8 }, "high", "is below another price of the bar"],
    [{ low: 10.5 }, "low", "is above another price of the bar"],
  ])("rejects %p", (change, value, reason) => {
    expect(readRow("A", { ...BAR, ...change })).toEqual({ value, reason });
  });
});
