import { type GraphQLArgument, type GraphQLSchema, isObjectType } from "graphql";
import { AppError, type Problem, problem } from "../app-error";
import { ErrorCode } from "../error-code.enum";
import { checkListLengths } from "./list-limits";

/** No legitimate value is nested deeper. It also bounds the recursion of later steps such as hashing and comparing. */
const MAX_DEPTH = 64;

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
  for (let next = waiting.pop(); next !== undefined && problems.length < 100; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === "string") {
      if (!isStorable(value)) problems.push(problem(ErrorCode.INVALID_VALUE, path.join("."), UNSTORABLE_TEXT));
    } else if (value instanceof Date) {
      if (!isWithinCalendar(value)) problems.push(problem(ErrorCode.OUT_OF_RANGE, path.join("."), TIME_OUT_OF_RANGE));
    } else if (typeof value === "number") {
      if (!Number.isFinite(value)) problems.push(problem(ErrorCode.OUT_OF_RANGE, path.join("."), INFINITE_NUMBER));
    } else if (value !== null && typeof value === "object") {
      if (path.length > MAX_DEPTH) {
        const message = `The value is nested more than ${MAX_DEPTH} levels deep.`;
        problems.push(problem(ErrorCode.LIMIT_EXCEEDED, path.slice(0, 4).join("."), message));
        continue;
      }
      for (const [key, member] of Object.entries(value)) {
        if (!isStorable(key)) problems.push(problem(ErrorCode.INVALID_VALUE, path.join("."), UNSTORABLE_TEXT));
        if (Number.isFinite(member) || typeof member === "boolean" || member == null) continue;
        waiting.push({ value: member, path: [...path, key] });
      }
    }
  }
  return problems.reverse();
}

/** Refuses arguments with lists that are too long or with values that cannot be stored. */
export function refuseHostileInput(
  args: Readonly<Record<string, unknown>>,
  declared: readonly GraphQLArgument[],
): void {
  const tooLong = checkListLengths(args, declared);
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
