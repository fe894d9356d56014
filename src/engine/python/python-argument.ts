import { systemNodes } from "../system-nodes";
import { moduleFunctions, namesDefined } from "./module-functions";
import { READ_BARS_PYTHON, SIGNALS_AND_MAIN_PYTHON } from "./strategy-frame";

/** Top-level names that a generated module may have, except functions of users' own nodes. */
const FUNCTION_NAMES: ReadonlySet<string> = new Set([
  ...moduleFunctions(systemNodes.map(({ python }) => python)).flatMap(({ source }) => namesDefined(source)),
  ...namesDefined(`${READ_BARS_PYTHON}${SIGNALS_AND_MAIN_PYTHON}`),
  "compute",
]);

/** Name of the function of a user's own node. */
export function expressionFunctionName(name: string, version: string): string {
  return `${name}_v${version.replaceAll(".", "_")}`;
}

const EXPRESSION_FUNCTION = /_v\d+_\d+_\d+$/;

/**
 * Name of the Python argument of a port or parameter. Users may choose the name of a function that they do not see; it
 * gets an underscore, which no name of a user ends with, so that the argument does not shadow the function.
 */
export function pythonArgument(name: string): string {
  return FUNCTION_NAMES.has(name) || EXPRESSION_FUNCTION.test(name) ? `${name}_` : name;
}
