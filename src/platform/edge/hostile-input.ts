import { type GraphQLArgument, type GraphQLSchema, isObjectType } from "graphql";
import { AppError, type Problem, problem } from "../app-error";
import { ErrorCode } from "../error-code.enum";
import { checkSizes } from "./list-limits";

/** No legitimate value is nested deeper. It also bounds the recursion of later steps such as hashing and comparing. */
const MAX_DEPTH = 64;
const MAX_PROBLEMS = 100;

const UNSTORABLE_TEXT = "Text must be well-formed Unicode without NUL characters.";
const INFINITE_NUMBER = "The number is too large.";
const TIME_OUT_OF_RANGE = "The time must be in the years 0001 to 9999.";

function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

function isWithinCalendar(time: Date): boolean {
  const year = time.getUTCFullYear();
  return 1 <= year && year <= 9999;
}

/**
 * Finds values, at any depth of the arguments, that cannot be stored unchanged: text with NUL or lone surrogates,
 * numbers that overflowed to infinity (1e400), years outside 0001 to 9999, and nesting deeper than 64 levels. Stops at
 * 100 problems and returns them in the order of the input.
 */
export function checkArguments(args: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  const waiting: { value: unknown; path: readonly string[] }[] = [{ value: args, path: [] }];
  for (let next = waiting.pop(); next !== undefined && problems.length < MAX_PROBLEMS; next = waiting.pop()) {
    const { value, path } = next;
    const found = checkValue(value, path);
    if (found !== null) {
      problems.push(found);
    } else if (value !== null && typeof value === "object" && !(value instanceof Date)) {
      for (const [key, member] of Object.entries(value)) {
        if (!isStorable(key)) problems.push(at(path, ErrorCode.INVALID_VALUE, UNSTORABLE_TEXT));
        // Most values of a large batch need no check.
        if (Number.isFinite(member) || typeof member === "boolean" || member == null) continue;
        waiting.push({ value: member, path: [...path, key] });
      }
    }
  }
  return problems.reverse();
}

/** Checks one value without its members. */
function checkValue(value: unknown, path: readonly string[]): Problem | null {
  if (typeof value === "string") return isStorable(value) ? null : at(path, ErrorCode.INVALID_VALUE, UNSTORABLE_TEXT);
  if (value instanceof Date)
    return isWithinCalendar(value) ? null : at(path, ErrorCode.OUT_OF_RANGE, TIME_OUT_OF_RANGE);
  if (typeof value === "number")
    return Number.isFinite(value) ? null : at(path, ErrorCode.OUT_OF_RANGE, INFINITE_NUMBER);
  if (value === null || typeof value !== "object" || path.length <= MAX_DEPTH) return null;
  return at(path.slice(0, 4), ErrorCode.LIMIT_EXCEEDED, `The value is nested more than ${MAX_DEPTH} levels deep.`);
}

function at(path: readonly string[], code: ErrorCode, message: string): Problem {
  return problem(code, path.join("."), message);
}

/** Refuses arguments with lists that are too long or with values that cannot be stored. */
export function refuseHostileInput(
  args: Readonly<Record<string, unknown>>,
  declared: readonly GraphQLArgument[],
): void {
  const tooLong = checkSizes(args, declared);
  const problems = tooLong.length > 0 ? tooLong : checkArguments(args);
  if (problems.length > 0) throw new AppError(problems);
}

/**
 * Applies `refuseHostileInput` to every field with arguments except mutations, which `Command` checks so that problems
 * become `userErrors`. This is not a middleware, because a middleware would make fields without arguments asynchronous.
 */
export function guardArguments(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getMutationType()) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (resolve === undefined || field.args.length === 0) continue;
      field.resolve = (source, args, context, info) => {
        refuseHostileInput(args, field.args);
        return resolve(source, args, context, info);
      };
    }
  }
}
