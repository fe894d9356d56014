/** What is wrong with an expression, and where. */
export interface ExpressionProblem {
  readonly message: string;
  /** Character of the text, counted from 1; null when it is about the template around it. */
  readonly column: number | null;
  /** Path of the part of the template that it is about, such as `inputs.0`; absent for the expression. */
  readonly part?: string;
}

/** Ends the reading of a text that is no expression: nothing after this place can be made sense of. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    readonly column: number,
  ) {
    super(message);
    this.name = "ExpressionError";
  }
}
