import { RESERVED_PYTHON_NAMES } from "../python-parts/python-names";
import { COLUMN_NAMES } from "../series/bar-columns";
import type { ExpressionProblem } from "./expression-problem";
import { EXPRESSION_PYTHON_NAMES } from "./operations";
import { KEYWORDS } from "./parse-expression";

const NAME = /^[a-z](?:_?[a-z0-9])*$/;
const MAX_NAME_LENGTH = 40;

/** Description of valid names, for messages. */
export const NAME_FORMAT = `at most ${MAX_NAME_LENGTH} lower-case letters, digits and single underscores`;

const JAVASCRIPT_WORDS =
  `arguments await break case catch class const constructor continue debugger default delete do else
enum eval export extends false finally for function if implements import in instanceof interface let new null package
private protected public return static super switch this throw true try typeof undefined var void while with
yield`.split(/\s+/);

const RESERVED = new Set([...RESERVED_PYTHON_NAMES, ...JAVASCRIPT_WORDS, ...KEYWORDS, ...EXPRESSION_PYTHON_NAMES]);
const COLUMNS = new Set<string>([...COLUMN_NAMES, "dates"]);

/** Checks the names of a template's ports and parameters; each must be unique and valid in generated code. */
export function checkNames(
  { inputs, parameters }: { inputs: readonly { name: string; fallback?: string }[]; parameters: readonly string[] },
  isFunction: (name: string) => boolean,
): ExpressionProblem[] {
  const fallbacks = new Set(inputs.map(({ fallback }) => fallback));
  const named = [
    ...inputs.map(({ name }, place) => ({ name, part: `inputs.${place}` })),
    ...parameters.filter((name) => !fallbacks.has(name)).map((name) => ({ name, part: `parameters.${name}` })),
  ];
  const seen = new Set<string>();
  return named.flatMap(({ name, part }) => {
    const message = seen.has(name) ? `The name ${name} is used twice` : nameProblem(name, isFunction);
    seen.add(name);
    return message === null ? [] : [{ message, column: null, part }];
  });
}

function nameProblem(name: string, isFunction: (name: string) => boolean): string | null {
  const formatted = JSON.stringify(name.slice(0, MAX_NAME_LENGTH));
  if (!isSnakeCaseName(name)) return `${formatted} is not a valid name; use ${NAME_FORMAT}`;
  if (COLUMNS.has(name)) return `${name} is a column of the bars; choose another name`;
  if (RESERVED.has(name)) return `${name} is a reserved word; choose another name`;
  return isFunction(name) ? `${name} is the name of a function; choose another name` : null;
}

/** Whether a name is short and in snake_case, and therefore safe to use in code and messages. */
export function isSnakeCaseName(name: string): boolean {
  return name.length <= MAX_NAME_LENGTH && NAME.test(name);
}
