import { printable } from "../../../src/platform/output/printable";

test.each([
  ["a terminal's escape sequence", "\u001b]0;owned\u0007", "\\u001b]0;owned\\u0007"],
  ["a C1 control character", "\u009b31m", "\\u009b31m"],
  ["a carriage return", "done\rfailed", "done\\u000dfailed"],
  ["a change of direction", "a\u202eb", "a\\u202eb"],
  ["a line separator", "a\u2028b", "a\\u2028b"],
  ["ordinary text, lines and tabs", "Ä 日本\n\tx", "Ä 日本\n\tx"],
])("%s is printed harmlessly", (_, text, expected) => {
  expect(printable(text)).toBe(expected);
});
