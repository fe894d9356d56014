import { makeProvider, type ProviderKind } from "../../src/market/make-provider";

describe("makeProvider", () => {
  it.each([
    [{ kind: "sample" }, "sample"],
    [{ kind: "csv", csvDir: __dirname }, "csv"],
    [{ kind: "yahoo" }, "yahoo"],
    [{ kind: "yahoo", yahooUrl: "http://127.0.0.1:1", timeoutMs: 500 }, "yahoo"],
  ] as const)("creates from %p the provider %s", (options, name) => {
    expect(makeProvider(options).name).toBe(name);
  });

  it.each([
    [{ kind: "csv" }, "The CSV price provider needs a folder with price files; none is configured."],
    [{ kind: "csv", csvDir: "" }, "The CSV price provider needs a folder with price files; none is configured."],
    [
      { kind: "csv", csvDir: "/no/such" },
      "The folder of price files, /no/such, does not exist; create it or name another one.",
    ],
    [{ kind: "csv", csvDir: __filename }, `The folder of price files, ${__filename}, is not a folder.`],
    [
      { kind: "yahoo", yahooUrl: "ftp://x" },
      '"ftp://x" is not a valid URL for the price provider; it must start with http:// or https://.',
    ],
    [{ kind: "yahoo", yahooUrl: "localhost" }, '"localhost" is not a valid URL for the price provider'],
    [
      { kind: "yahoo", timeoutMs: 0 },
      "The price provider's timeout is 0; it must be a positive whole number of milliseconds.",
    ],
    [{ kind: "bloom" as ProviderKind }, 'Unknown price provider "bloom"; use one of sample, csv, yahoo.'],
  ] as const)("rejects %p", (options, message) => {
    expect(() => makeProvider(options)).toThrow(message);
  });
});
