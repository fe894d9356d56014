import { parseDemoArguments } from "../../src/demo/parse-demo-arguments";

test("without arguments the demonstration runs 500 symbols on the local server", () => {
  expect(parseDemoArguments([])).toEqual({
    kind: "run",
    options: { url: "http://127.0.0.1:4000/graphql", symbols: 500, asOf: "2018-05-11", token: undefined },
  });
});

test("every argument replaces its default", () => {
  const argv = ["--url", "https://example.org/graphql", "--symbols", "20", "--as-of", "2017-12-29", "--token", "abc"];
  expect(parseDemoArguments(argv)).toEqual({
    kind: "run",
    options: { url: "https://example.org/graphql", symbols: 20, asOf: "2017-12-29", token: "abc" },
  });
});

test.each([["--help"], ["-h"]])("%s asks for the USAGE", (flag) => {
  expect(parseDemoArguments([flag])).toEqual({ kind: "help" });
});

test.each([
  { argv: ["--symbols", "0"], says: /--symbols must be a whole number from 1 to 501, not "0"/ },
  { argv: ["--symbols", "502"], says: /from 1 to 501/ },
  { argv: ["--symbols", "2.5"], says: /whole number/ },
  { argv: ["--symbols", "many"], says: /not "many"/ },
  { argv: ["--as-of", "2018-02-30"], says: /--as-of must be a day such as 2018-05-11, not "2018-02-30"/ },
  { argv: ["--as-of", "yesterday"], says: /not "yesterday"/ },
  { argv: ["--url", "localhost:4000"], says: /--url must be an address/ },
  { argv: ["--url", "http://"], says: /--url must be an address/ },
  { argv: ["--speed", "fast"], says: /--speed/ },
  { argv: ["AAPL"], says: /AAPL/ },
])("names what is wrong with $argv", ({ argv, says }) => {
  expect(parseDemoArguments(argv)).toEqual({ kind: "invalid", message: expect.stringMatching(says) });
});
