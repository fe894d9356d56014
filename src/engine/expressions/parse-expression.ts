import { type Argument, type CallExpression, type Expression, MAX_NESTING_DEPTH, MAX_OPERATIONS } from "./expression";
import { ExpressionError } from "./expression-problem";
import { type Token, tokenize } from "./tokenize";

/** How tightly an operator binds its sides, as in Python. */
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

/**
 * Reads an expression: a Pratt parser that goes as deep as the text nests, and no deeper than its limit.
 * @throws ExpressionError at the first place that is wrong.
 */
export function parseExpression(text: string): Expression {
  const tokens = tokenize(text);
  let position = 0;
  let depth = 0;
  let operations = 0;

  const peek = () => tokens[position]!;
  const next = () => tokens[position++]!;
  const isSymbol = (symbol: string) => peek().kind === "symbol" && peek().text === symbol;
  const expect = (symbol: string) => {
    if (!isSymbol(symbol)) throw unexpected(peek(), `"${symbol}"`);
    return next();
  };
  const countOperation = (column: number) => {
    operations += 1;
    if (operations > MAX_OPERATIONS) throw new ExpressionError(`More than ${MAX_OPERATIONS} operations`, column);
  };
  const nested = <T>(read: () => T): T => {
    depth += 1;
    if (depth > MAX_NESTING_DEPTH)
      throw new ExpressionError(`Nested more than ${MAX_NESTING_DEPTH} deep`, peek().column);
    const result = read();
    depth -= 1;
    return result;
  };

  function expression(minPrecedence: number): Expression {
    let left = operand();
    while (true) {
      const { text: operator, column } = peek();
      const precedence = infixPrecedence(peek());
      if (precedence === undefined || precedence < minPrecedence) return left;
      next();
      countOperation(column);
      left = { kind: "binary", operator, left, right: nested(() => expression(precedence + 1)), column };
      if (precedence === COMPARISON_PRECEDENCE && infixPrecedence(peek()) === COMPARISON_PRECEDENCE) {
        throw new ExpressionError("Comparisons do not chain; write a < b and b < c", peek().column);
      }
    }
  }

  function operand(): Expression {
    const token = next();
    const { text: word, column } = token;
    if (token.kind === "number") return number(word, column);
    if (token.kind === "string") return { kind: "string", value: word, column };
    if (token.kind === "name") {
      if (word === "true" || word === "false") return { kind: "boolean", value: word === "true", column };
      if (word === "not") return unary("not", NOT_PRECEDENCE, column);
      if (infixPrecedence(token) !== undefined) throw unexpected(token, "a value");
      return isSymbol("(") ? call(word, column) : { kind: "name", name: word, column };
    }
    if (word === "-") return unary("-", NEGATION_PRECEDENCE, column);
    if (word !== "(" || token.kind === "end") throw unexpected(token, "a value");
    const inner = nested(() => expression(0));
    expect(")");
    return inner;
  }

  function unary(operator: string, precedence: number, column: number): Expression {
    countOperation(column);
    return { kind: "unary", operator, operand: nested(() => expression(precedence)), column };
  }

  function call(name: string, column: number): Expression {
    countOperation(column);
    expect("(");
    const given: Argument[] = [];
    while (!isSymbol(")")) {
      if (given.length > 0) expect(",");
      given.push(argument());
    }
    next();
    const result: CallExpression = { kind: "call", name, arguments: given, column };
    if (!isSymbol(".")) return result;
    next();
    const port = next();
    if (port.kind !== "name") throw unexpected(port, "the name of an output");
    return { kind: "output", call: result, port: port.text, column: port.column };
  }

  function argument(): Argument {
    const { kind, text: name, column } = peek();
    const following = tokens[position + 1];
    const isNamed = kind === "name" && following?.kind === "symbol" && following.text === "=";
    if (isNamed) position += 2;
    const value = nested(() => expression(0));
    return isNamed ? { name, value, column } : { value, column };
  }

  const result = expression(0);
  if (peek().kind !== "end") throw unexpected(peek(), "an operator or the end");
  return result;
}

function infixPrecedence(token: Token): number | undefined {
  const isOperator = token.kind === "symbol" || token.text === "and" || token.text === "or";
  return isOperator && token.kind !== "string" && Object.hasOwn(PRECEDENCE, token.text)
    ? PRECEDENCE[token.text]
    : undefined;
}

function number(word: string, column: number): Expression {
  const value = Number(word);
  if (!Number.isFinite(value)) throw new ExpressionError("The number is too large", column);
  return { kind: "number", value, column };
}

function unexpected(token: Token, wanted: string): ExpressionError {
  const found = token.kind === "end" ? "the expression ends" : `there is "${token.text}"`;
  return new ExpressionError(`Expected ${wanted}, but ${found}`, token.column);
}
