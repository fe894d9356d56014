import type { PythonFunction } from "../nodes/python-function";

/** What a part of an expression is on each bar; NUMBER is a SERIES that never changes. */
export type ValueType = "SERIES" | "BOOLEAN" | "NUMBER";

/** A step from the values of one bar to another value of that bar: NaN is unknown, conditions are 1 and 0. */
export interface Operation {
  /** Of both what it takes and what it gives, if SERIES; NUMBERs give a NUMBER then. */
  readonly operandType: "SERIES" | "BOOLEAN";
  readonly resultType: "SERIES" | "BOOLEAN";
  apply(a: number, b: number): number;
  /** Python's own operator or function, or the one that stands for it in the generated code. */
  readonly python:
    | PythonFunction
    | { readonly operator: string; readonly precedence: number }
    | { readonly calls: string };
}

const isKnown = Number.isFinite;
const comparison = (
  name: string,
  operator: string,
  says: string,
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
    """Whether \`a\` is ${says} \`b\`; None while one of them is unknown."""
    return a ${operator} b if isfinite(a) and isfinite(b) else None
`,
  },
});

const choice = (
  name: string,
  operator: string,
  says: string,
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
    """The ${says} of two numbers; nan while one of them is unknown."""
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
    """\`a\` divided by \`b\`; nan where \`b\` is zero."""
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
  min: choice("smaller", "<", "smaller", (a, b) => a < b),
  max: choice("larger", ">", "larger", (a, b) => a > b),
  "<": comparison("is_below", "<", "below", (a, b) => a < b),
  "<=": comparison("is_at_most", "<=", "at most", (a, b) => a <= b),
  ">": comparison("is_above", ">", "above", (a, b) => a > b),
  ">=": comparison("is_at_least", ">=", "at least", (a, b) => a >= b),
  "==": comparison("is_equal", "==", "equal to", (a, b) => a === b),
  "!=": comparison("is_other", "!=", "other than", (a, b) => a !== b),
  and: {
    operandType: "BOOLEAN",
    resultType: "BOOLEAN",
    apply: (a, b) => (a === 0 || b === 0 ? 0 : a === 1 && b === 1 ? 1 : Number.NaN),
    python: {
      name: "both",
      uses: [],
      source: `
def both(a, b):
    """Whether both hold: False as soon as one does not, None while that is unknown."""
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
    """Whether one holds: True as soon as one does, None while that is unknown."""
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
    """Whether it does not hold; None while that is unknown."""
    return None if a is None else not a
`,
    },
  },
};

/** Operation of an operator or of abs, min and max. */
export function operationOf(operator: string): Operation {
  const operation = OPERATIONS[operator];
  if (!operation) throw new TypeError(`There is no operation ${operator}`);
  return operation;
}

/** Functions of numbers that are no nodes of the catalogue, with how many arguments they take. */
export const NUMBER_FUNCTIONS: Readonly<
  Record<string, { readonly minArguments: number; readonly maxArguments: number }>
> = {
  abs: { minArguments: 1, maxArguments: 1 },
  min: { minArguments: 2, maxArguments: Number.POSITIVE_INFINITY },
  max: { minArguments: 2, maxArguments: Number.POSITIVE_INFINITY },
};

/** The words that the Python of an expression is made of, so that nothing of the user's may be called the same. */
export const EXPRESSION_PYTHON_NAMES: readonly string[] = [
  "known",
  ...Object.values(OPERATIONS).flatMap(({ python }) => ("name" in python ? [python.name] : [])),
];
