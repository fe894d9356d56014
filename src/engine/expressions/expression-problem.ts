/** A problem of an expression template and its location. */
export interface ExpressionProblem {
  readonly message: string;
  /** Column in the expression, counted from 1; null if the problem concerns another part of the template. */
  readonly column: number | null;
  /** Path of that part of the template, such as `inputs.0`; absent for the expression. */
  readonly part?: string;
}

/** A syntax error; the text after it cannot be parsed. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    readonly column: number,
  ) {
    super(message);
    this.name = "ExpressionError";
  }
}
