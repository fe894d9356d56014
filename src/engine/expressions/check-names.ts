import { COLUMN_NAMES } from "../bar-columns";
import { TAKEN_PYTHON_NAMES } from "../python/python-names";
import type { ExpressionProblem } from "./expression-problem";
import { PYTHON_WORDS_OF_EXPRESSIONS } from "./operations";
import { WORDS_OF_THE_LANGUAGE } from "./parse-expression";

const NAME = /^[a-z](?:_?[a-z0-9])*$/;
const LONGEST_NAME = 40;

const JAVASCRIPT_WORDS =
  `arguments await break case catch class const constructor continue debugger default delete do else
enum eval export extends false finally for function if implements import in instanceof interface let new null package
private protected public return static super switch this throw true try typeof undefined var void while with
yield`.split(/\s+/);

const TAKEN = new Set([
  ...TAKEN_PYTHON_NAMES,
  ...JAVASCRIPT_WORDS,
  ...WORDS_OF_THE_LANGUAGE,
  ...PYTHON_WORDS_OF_EXPRESSIONS,
]);
const COLUMNS = new Set<string>([...COLUMN_NAMES, "dates"]);

/** What is wrong with the names of a template's ports and parameters. */
export function checkNames(
  { inputs, parameters }: { inputs: readonly { name: string; fallback?: string }[]; parameters: readonly string[] },
  isFunction: (name: string) => boolean,
): ExpressionProblem[] {
  const messages = new Set<string>();
  const fallbacks = new Set(inputs.map(({ fallback }) => fallback));
  const names = [...inputs.map(({ name }) => name), ...parameters.filter((name) => !fallbacks.has(name))];
  for (const [place, name] of names.entries()) {
    if (!isPlainName(name))
      messages.add(
        `${JSON.stringify(name.slice(0, LONGEST_NAME))} is no name: write small letters, digits and single underscores`,
      );
    else if (COLUMNS.has(name)) messages.add(`${name} is a column of the bars; choose another name`);
    else if (TAKEN.has(name)) messages.add(`${name} is a word that generated code needs; choose another name`);
    else if (isFunction(name)) messages.add(`${name} is a function; choose another name`);
    if (names.indexOf(name) < place) messages.add(`${name} is there twice`);
  }
  return [...messages].map((message) => ({ message, column: null }));
}

/** A short snake_case name, safe to stand in code and in messages. */
export function isPlainName(name: string): boolean {
  return name.length <= LONGEST_NAME && NAME.test(name);
}
