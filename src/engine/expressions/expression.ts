import { ExpressionError } from "./expression-problem";

/** Syntax tree of an expression. `column` is the position in the text, counted from 1. */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly column: number }
  | { readonly kind: "string"; readonly value: string; readonly column: number }
  | { readonly kind: "boolean"; readonly value: boolean; readonly column: number }
  | { readonly kind: "name"; readonly name: string; readonly column: number }
  | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression; readonly column: number }
  | {
      readonly kind: "binary";
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      readonly column: number;
    }
  | CallExpression
  | { readonly kind: "output"; readonly call: CallExpression; readonly port: string; readonly column: number };

export interface CallExpression {
  readonly kind: "call";
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly column: number;
}

export interface Argument {
  /** Absent for a positional argument. */
  readonly name?: string;
  readonly value: Expression;
  readonly column: number;
}

export const MAX_EXPRESSION_LENGTH = 2000;
export const MAX_NESTING_DEPTH = 50;
export const MAX_OPERATIONS = 200;

/** @throws ExpressionError if the text is too long to be parsed. */
export function checkLength(text: string): void {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    throw new ExpressionError(
      `The expression has ${text.length} characters; the maximum is ${MAX_EXPRESSION_LENGTH}`,
      1,
    );
  }
}
