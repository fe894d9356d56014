import { randomNumbers } from "../indicators/sample-series";
import { MISSING_PYTHON, runPythonJson, testPythonIsMissing } from "../python/run-python";
import { compileText } from "./compile-text";

const PIECES =
  `close open source trend window level sma( macd( crosses_above( previous( min( max( abs( regime( ) ) ) ( , , =
+ - * / < <= > >= == != and or not true false .value .signal .bull period= 0 1 2 3.5 14 1e9 "sma" "close" import os eval(
__class__ lambda { } [ ] ; : # ' """ \\ $ \u202e \ud800 é \n`.split(" ");

const OPERANDS = ["close", "source", "2", "level", "sma(open, 3)", "abs(low)", "macd(close).signal", "-high", "(7)"];
const OPERATORS = ["+", "-", "*", "/", "<", ">=", "!=", "and", "or", "+ not", "* -"];

/** Random texts, half of them similar to an expression. */
function texts(count: number): string[] {
  const random = randomNumbers(7);
  const oneOf = (list: readonly string[]) => list[Math.floor(random() * list.length)]!;
  const several = (pick: () => string) => Array.from({ length: 1 + Math.floor(random() * 6) }, pick).join(" ");
  return Array.from({ length: count }, (_, index) => {
    if (index % 2 === 0) return several(() => oneOf(PIECES));
    return `${oneOf(OPERANDS)} ${several(() => `${oneOf(OPERATORS)} ${oneOf(OPERANDS)}`)}`;
  });
}

const NAMES = `
import ast, json, sys
answers = []
for source in json.load(sys.stdin):
    tree = ast.parse(source)
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    strings = sum(isinstance(node, ast.Expr) for node in ast.walk(tree))
    kinds = sorted({type(node).__name__ for node in tree.body})
    answers.append({"names": sorted(names), "strings": strings, "kinds": kinds, "attributes": [
        node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)]})
print(json.dumps(answers))
`;

describe("random and malicious texts", () => {
  const compiled = texts(3000).map((text) => {
    const displayName = `"""\\${text}\n"""; import os`;
    return { text, ...compileText(text, { displayName, type: text.length % 2 === 0 ? "SERIES" : "BOOLEAN" }) };
  });
  const good = compiled.flatMap(({ node }) => (node ? [node] : []));

  test("are rejected with a position or are valid expressions", () => {
    const unplaced = compiled.filter(({ text, problems = [] }) =>
      problems.some(({ message, column }) => message === "" || !(column! >= 1 && column! <= text.length + 1)),
    );
    expect(unplaced).toEqual([]);
    expect(good.length).toBeGreaterThan(200);
  });

  if (MISSING_PYTHON) testPythonIsMissing("Random texts never become Python code");
  else {
    test("add only known names to the generated Python", () => {
      const answers = runPythonJson(
        NAMES,
        good.map(({ python }) => python.source),
      ) as {
        names: string[];
        strings: number;
        kinds: string[];
        attributes: string[];
      }[];
      const local =
        /^(bars?|part|known|quotient|smaller|larger|fabs|float|len|range|is_\w+|both|either|opposite)(_\d+)?$/;
      const named = /^(open|close|high|low|source|trend|window|level|sma|macd|crosses_above|previous|regime)\w*$/;
      expect(answers.flatMap(({ names }) => names).filter((name) => !local.test(name) && !named.test(name))).toEqual(
        [],
      );
      expect(new Set(answers.map(({ strings }) => strings))).toEqual(new Set([1]));
      expect(new Set(answers.flatMap(({ kinds }) => kinds))).toEqual(new Set(["FunctionDef"]));
      expect(answers.flatMap(({ attributes }) => attributes)).toEqual([]);
    });
  }
});
