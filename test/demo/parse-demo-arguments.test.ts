import { parseDemoArguments } from "../../src/demo/parse-demo-arguments";

const URL = "http://127.0.0.1:4000/graphql";

test("without arguments, the demo runs 500 symbols on the local server", () => {
  expect(parseDemoArguments([], URL)).toEqual({
    kind: "run",
    options: { url: "http://127.0.0.1:4000/graphql", symbols: 500, asOf: "2018-05-11", token: undefined },
  });
});

test("every argument overrides its default", () => {
  const argv = ["--url", "https://example.org/graphql", "--symbols", "20", "--as-of", "2017-12-29", "--token", "abc"];
  expect(parseDemoArguments(argv, URL)).toEqual({
    kind: "run",
    options: { url: "https://example.org/graphql", symbols: 20, asOf: "2017-12-29", token: "abc" },
  });
});

test.each([["--help"], ["-h"]])("%s returns help", (flag) => {
  expect(parseDemoArguments([flag], URL)).toEqual({ kind: "help" });
});

test.each([
  { argv: ["--symbols", "0"], expected: /--symbols must be an integer from 1 to 501, but is "0"/ },
  { argv: ["--symbols", "502"], expected: /from 1 to 501/ },
  { argv: ["--symbols", "2.5"], expected: /an integer/ },
  { argv: ["--symbols", "many"], expected: /but is "many"/ },
  { argv: ["--as-of", "2018-02-30"], expected: /--as-of must be a date such as 2018-05-11, but is "2018-02-30"/ },
  { argv: ["--as-of", "yesterday"], expected: /but is "yesterday"/ },
  { argv: ["--url", "localhost:4000"], expected: /--url must be a URL/ },
  { argv: ["--url", "http://"], expected: /--url must be a URL/ },
  { argv: ["--speed", "fast"], expected: /--speed/ },
  { argv: ["AAPL"], expected: /AAPL/ },
])("reports what is wrong with $argv", ({ argv, expected }) => {
  expect(parseDemoArguments(argv, URL)).toEqual({ kind: "invalid", message: expect.stringMatching(expected) });
});
