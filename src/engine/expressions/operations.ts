import type { PythonFunction } from "../nodes/python-function";

/** Type of a part of an expression; NUMBER is a constant SERIES. */
export type ValueType = "SERIES" | "BOOLEAN" | "NUMBER";

/** An operation on the values of one bar: NaN is unknown, conditions are 1 and 0. */
export interface Operation {
  /** If operands and result are SERIES, the result of NUMBER operands is a NUMBER. */
  readonly operandType: "SERIES" | "BOOLEAN";
  readonly resultType: "SERIES" | "BOOLEAN";
  apply(a: number, b: number): number;
  /** Python operator, builtin or generated function for the operation. */
  readonly python:
    | PythonFunction
    | { readonly operator: string; readonly precedence: number }
    | { readonly calls: string };
}

const isKnown = Number.isFinite;
const comparison = (
  name: string,
  operator: string,
  phrase: string,
  holds: (a: number, b: number) => boolean,
): Operation => ({
  operandType: "SERIES",
  resultType: "BOOLEAN",
  apply: (a, b) => (isKnown(a) && isKnown(b) ? Number(holds(a, b)) : Number.NaN),
  python: {
    name,
    uses: [],
    source: `
def ${name}(a, b):
    """Whether \`a\` is ${phrase} \`b\`; None if either is unknown."""
    return a ${operator} b if isfinite(a) and isfinite(b) else None
`,
  },
});

const selection = (
  name: string,
  operator: string,
  phrase: string,
  isBetter: (a: number, b: number) => boolean,
): Operation => ({
  operandType: "SERIES",
  resultType: "SERIES",
  apply: (a, b) => (isKnown(a) && isKnown(b) ? (isBetter(b, a) ? b : a) : Number.NaN),
  python: {
    name,
    uses: [],
    source: `
def ${name}(a, b):
    """The ${phrase} of two numbers; nan if either is unknown."""
    if not (isfinite(a) and isfinite(b)):
        return nan
    return b if b ${operator} a else a
`,
  },
});

const arithmetic = (operator: string, precedence: number, apply: (a: number, b: number) => number): Operation => ({
  operandType: "SERIES",
  resultType: "SERIES",
  apply,
  python: { operator, precedence },
});

const OPERATIONS: Readonly<Record<string, Operation>> = {
  "+": arithmetic("+", 1, (a, b) => a + b),
  "-": arithmetic("-", 1, (a, b) => a - b),
  "*": arithmetic("*", 2, (a, b) => a * b),
  "/": {
    operandType: "SERIES",
    resultType: "SERIES",
    apply: (a, b) => (b === 0 ? Number.NaN : a / b),
    python: {
      name: "quotient",
      uses: [],
      source: `
def quotient(a, b):
    """\`a\` divided by \`b\`; nan if \`b\` is zero."""
    return nan if b == 0 else a / b
`,
    },
  },
  negative: {
    operandType: "SERIES",
    resultType: "SERIES",
    apply: (a) => -a,
    python: { operator: "-", precedence: 3 },
  },
  abs: {
    operandType: "SERIES",
    resultType: "SERIES",
    apply: Math.abs,
    python: { calls: "fabs" },
  },
  min: selection("smaller", "<", "smaller", (a, b) => a < b),
  max: selection("larger", ">", "larger", (a, b) => a > b),
  "<": comparison("is_below", "<", "below", (a, b) => a < b),
  "<=": comparison("is_at_most", "<=", "at most", (a, b) => a <= b),
  ">": comparison("is_above", ">", "above", (a, b) => a > b),
  ">=": comparison("is_at_least", ">=", "at least", (a, b) => a >= b),
  "==": comparison("is_equal", "==", "equal to", (a, b) => a === b),
  "!=": comparison("is_other", "!=", "not equal to", (a, b) => a !== b),
  and: {
    operandType: "BOOLEAN",
    resultType: "BOOLEAN",
    apply: (a, b) => (a === 0 || b === 0 ? 0 : a === 1 && b === 1 ? 1 : Number.NaN),
    python: {
      name: "both",
      uses: [],
      source: `
def both(a, b):
    """Three-valued and: False if either is False, None if the result is unknown."""
    if a is False or b is False:
        return False
    return True if a is True and b is True else None
`,
    },
  },
  or: {
    operandType: "BOOLEAN",
    resultType: "BOOLEAN",
    apply: (a, b) => (a === 1 || b === 1 ? 1 : a === 0 && b === 0 ? 0 : Number.NaN),
    python: {
      name: "either",
      uses: [],
      source: `
def either(a, b):
    """Three-valued or: True if either is True, None if the result is unknown."""
    if a is True or b is True:
        return True
    return False if a is False and b is False else None
`,
    },
  },
  not: {
    operandType: "BOOLEAN",
    resultType: "BOOLEAN",
    apply: (a) => (a === 0 ? 1 : a === 1 ? 0 : Number.NaN),
    python: {
      name: "opposite",
      uses: [],
      source: `
def opposite(a):
    """Three-valued not: None if the operand is unknown."""
    return None if a is None else not a
`,
    },
  },
};

/** The operation of an operator or of abs, min and max. */
export function operationOf(operator: string): Operation {
  const operation = OPERATIONS[operator];
  if (!operation) throw new TypeError(`Unknown operation ${operator}`);
  return operation;
}

/** Functions that are not nodes of the catalogue, with their number of arguments. */
export const NUMBER_FUNCTIONS: Readonly<
  Record<string, { readonly minArguments: number; readonly maxArguments: number }>
> = {
  abs: { minArguments: 1, maxArguments: 1 },
  min: { minArguments: 2, maxArguments: Number.POSITIVE_INFINITY },
  max: { minArguments: 2, maxArguments: Number.POSITIVE_INFINITY },
};

/** Names that the Python code of expressions uses, which users must not use. */
export const EXPRESSION_PYTHON_NAMES: readonly string[] = [
  "known",
  ...Object.values(OPERATIONS).flatMap(({ python }) => ("name" in python ? [python.name] : [])),
];
