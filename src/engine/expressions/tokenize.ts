import { checkLength } from "./expression";
import { ExpressionError } from "./expression-problem";

export interface Token {
  readonly kind: "number" | "string" | "name" | "symbol" | "end";
  /** As written; of a text without its quotes. */
  readonly text: string;
  /** Counted from 1. */
  readonly column: number;
}

const SPACE = /[ \t\r\n]+/y;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const NAME = /[A-Za-z][A-Za-z0-9_]*/y;
/** Only what choices of the catalogue are made of, so that no text needs escaping anywhere. */
const TEXT = /"[A-Za-z0-9_ :.-]*"/y;
const SYMBOL = /[<>=!]=|[-+*/<>(),.=]/y;

/** @throws ExpressionError at the first character that belongs to nothing. */
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
