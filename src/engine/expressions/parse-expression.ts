import { type Argument, type CallExpression, type Expression, MAX_NESTING_DEPTH, MAX_OPERATIONS } from "./expression";
import { ExpressionError } from "./expression-problem";
import { type Token, tokenize } from "./tokenize";

/** Precedence of the binary operators, as in Python. */
const PRECEDENCE: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "==": 4,
  "!=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  "/": 6,
};
const NOT_PRECEDENCE = 3;
const COMPARISON_PRECEDENCE = 4;
const NEGATION_PRECEDENCE = 7;

export const KEYWORDS = ["and", "or", "not", "true", "false"];

interface Parser {
  readonly tokens: readonly Token[];
  position: number;
  depth: number;
  operations: number;
}

/**
 * Parses an expression with a Pratt parser. The recursion is as deep as the nesting of the text, up to a limit.
 * @throws ExpressionError at the first invalid token.
 */
export function parseExpression(text: string): Expression {
  const parser: Parser = { tokens: tokenize(text), position: 0, depth: 0, operations: 0 };
  const result = parseBinary(parser, 0);
  if (peek(parser).kind !== "end") throw unexpected(peek(parser), "an operator or the end of the expression");
  return result;
}

function parseBinary(parser: Parser, minPrecedence: number): Expression {
  let left = parseOperand(parser);
  while (true) {
    const { text: operator, column } = peek(parser);
    const precedence = infixPrecedence(peek(parser));
    if (precedence === undefined || precedence < minPrecedence) return left;
    next(parser);
    countOperation(parser, column);
    const right = nested(parser, () => parseBinary(parser, precedence + 1));
    left = { kind: "binary", operator, left, right, column };
    if (precedence === COMPARISON_PRECEDENCE && infixPrecedence(peek(parser)) === COMPARISON_PRECEDENCE) {
      const message = "Comparisons cannot be chained; use a < b and b < c";
      throw new ExpressionError(message, peek(parser).column);
    }
  }
}

function parseOperand(parser: Parser): Expression {
  const token = next(parser);
  const { kind, text, column } = token;
  if (kind === "number") return numberOf(text, column);
  if (kind === "string") return { kind: "string", value: text, column };
  if (kind === "name") {
    if (text === "true" || text === "false") return { kind: "boolean", value: text === "true", column };
    if (text === "not") return parseUnary(parser, "not", NOT_PRECEDENCE, column);
    if (infixPrecedence(token) !== undefined) throw unexpected(token, "a value");
    return isSymbol(parser, "(") ? parseCall(parser, text, column) : { kind: "name", name: text, column };
  }
  if (text === "-") return parseUnary(parser, "-", NEGATION_PRECEDENCE, column);
  if (text !== "(" || kind === "end") throw unexpected(token, "a value");
  const inner = nested(parser, () => parseBinary(parser, 0));
  expectSymbol(parser, ")");
  return inner;
}

function parseUnary(parser: Parser, operator: string, precedence: number, column: number): Expression {
  countOperation(parser, column);
  return { kind: "unary", operator, operand: nested(parser, () => parseBinary(parser, precedence)), column };
}

function parseCall(parser: Parser, name: string, column: number): Expression {
  countOperation(parser, column);
  expectSymbol(parser, "(");
  const args: Argument[] = [];
  while (!isSymbol(parser, ")")) {
    if (args.length > 0) expectSymbol(parser, ",");
    args.push(parseArgument(parser));
  }
  next(parser);
  const call: CallExpression = { kind: "call", name, arguments: args, column };
  if (!isSymbol(parser, ".")) return call;
  next(parser);
  const port = next(parser);
  if (port.kind !== "name") throw unexpected(port, "the name of an output");
  return { kind: "output", call, port: port.text, column: port.column };
}

function parseArgument(parser: Parser): Argument {
  const { kind, text: name, column } = peek(parser);
  const following = parser.tokens[parser.position + 1];
  const isNamed = kind === "name" && following?.kind === "symbol" && following.text === "=";
  if (isNamed) parser.position += 2;
  const value = nested(parser, () => parseBinary(parser, 0));
  return isNamed ? { name, value, column } : { value, column };
}

function numberOf(text: string, column: number): Expression {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new ExpressionError("The number is too large", column);
  return { kind: "number", value, column };
}

function infixPrecedence(token: Token): number | undefined {
  const isOperator = token.kind === "symbol" || token.text === "and" || token.text === "or";
  if (!isOperator || token.kind === "string" || !Object.hasOwn(PRECEDENCE, token.text)) return undefined;
  return PRECEDENCE[token.text];
}

function peek({ tokens, position }: Parser): Token {
  return tokens[position]!;
}

function next(parser: Parser): Token {
  return parser.tokens[parser.position++]!;
}

function isSymbol(parser: Parser, symbol: string): boolean {
  return peek(parser).kind === "symbol" && peek(parser).text === symbol;
}

function expectSymbol(parser: Parser, symbol: string): void {
  if (!isSymbol(parser, symbol)) throw unexpected(peek(parser), `"${symbol}"`);
  next(parser);
}

function countOperation(parser: Parser, column: number): void {
  parser.operations += 1;
  if (parser.operations <= MAX_OPERATIONS) return;
  throw new ExpressionError(`The expression has more than ${MAX_OPERATIONS} operations`, column);
}

function nested<T>(parser: Parser, parse: () => T): T {
  parser.depth += 1;
  if (parser.depth > MAX_NESTING_DEPTH) {
    const message = `The expression is nested more than ${MAX_NESTING_DEPTH} levels deep`;
    throw new ExpressionError(message, peek(parser).column);
  }
  const result = parse();
  parser.depth -= 1;
  return result;
}

function unexpected(token: Token, expected: string): ExpressionError {
  const found = token.kind === "end" ? "the end of the expression" : `"${token.text}"`;
  return new ExpressionError(`Expected ${expected}, found ${found}`, token.column);
}
