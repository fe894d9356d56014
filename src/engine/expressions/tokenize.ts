import { checkLength } from "./expression";
import { ExpressionError } from "./expression-problem";

export interface Token {
  readonly kind: "number" | "string" | "name" | "symbol" | "end";
  /** As in the expression; for a string without the quotes. */
  readonly text: string;
  /** Position in the expression, counted from 1. */
  readonly column: number;
}

const SPACE = /[ \t\r\n]+/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z][A-Za-z0-9_]*/y;
/** Only the characters that occur in the choices of the catalogue, so that no string ever needs escaping. */
const TEXT = /"[A-Za-z0-9_ :.-]*"/y;
const SYMBOL = /[<>=!]=|[-+*/<>(),.=]/y;

/** @throws ExpressionError at the first unexpected character. */
export function tokenize(text: string): Token[] {
  checkLength(text);
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const read = (): Omit<Token, "column"> | undefined => {
    const number = take(NUMBER);
    if (number !== undefined) return { kind: "number", text: number };
    const name = take(NAME);
    if (name !== undefined) return { kind: "name", text: name };
    const quoted = take(TEXT);
    if (quoted !== undefined) return { kind: "string", text: quoted.slice(1, -1) };
    const symbol = take(SYMBOL);
    return symbol === undefined ? undefined : { kind: "symbol", text: symbol };
  };
  while (true) {
    take(SPACE);
    const column = at + 1;
    if (at === text.length) return [...tokens, { kind: "end", text: "", column }];
    const token = read();
    if (!token) throw new ExpressionError(`Unexpected character ${describe(text.codePointAt(at)!)}`, column);
    tokens.push({ ...token, column });
  }
}

function describe(codePoint: number): string {
  if (codePoint > 0x20 && codePoint < 0x7f) return `"${String.fromCodePoint(codePoint)}"`;
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
}
