import { ExpressionError } from "./expression-problem";

/** What an expression says, as a tree. `column` counts characters of the text from 1. */
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
  /** Absent when given by its place. */
  readonly name?: string;
  readonly value: Expression;
  readonly column: number;
}

export const MAX_EXPRESSION_LENGTH = 2000;
export const MAX_NESTING_DEPTH = 50;
export const MAX_OPERATIONS = 200;

/** Refuses what is too long to be read at all, before a character of it is looked at. */
export function checkLength(text: string): void {
  if (text.length > MAX_EXPRESSION_LENGTH) {
    throw new ExpressionError(
      `The expression has ${text.length} characters; at most ${MAX_EXPRESSION_LENGTH} are allowed`,
      1,
    );
  }
}
