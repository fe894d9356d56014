import { makeProvider, type ProviderKind } from "../../src/market/make-provider";

describe("a provider from its options", () => {
  it.each([
    [{ kind: "sample" }, "sample"],
    [{ kind: "csv", csvDir: __dirname }, "csv"],
    [{ kind: "yahoo" }, "yahoo"],
    [{ kind: "yahoo", yahooUrl: "http://127.0.0.1:1", timeoutMs: 500 }, "yahoo"],
  ] as const)("of %p is called %s", (options, name) => {
    expect(makeProvider(options).name).toBe(name);
  });

  it.each([
    [{ kind: "csv" }, "Prices from CSV files need a folder; name the one that the files are in."],
    [{ kind: "csv", csvDir: "" }, "Prices from CSV files need a folder; name the one that the files are in."],
    [{ kind: "csv", csvDir: "/no/such" }, "The folder of price files, /no/such, does not exist."],
    [{ kind: "csv", csvDir: __filename }, `The folder of price files, ${__filename}, is a file.`],
    [
      { kind: "yahoo", yahooUrl: "ftp://x" },
      '"ftp://x" is no address to ask for prices; it must begin with http:// or',
    ],
    [{ kind: "yahoo", yahooUrl: "localhost" }, '"localhost" is no address to ask for prices'],
    [{ kind: "yahoo", timeoutMs: 0 }, "0 is no time limit; a whole number of milliseconds above 0 is expected."],
    [{ kind: "bloom" as ProviderKind }, 'There is no price provider "bloom"; there are sample, csv, yahoo.'],
  ] as const)("is refused for %p", (options, message) => {
    expect(() => makeProvider(options)).toThrow(message);
  });
});
