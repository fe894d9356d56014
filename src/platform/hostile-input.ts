import type { MiddlewareFn } from "type-graphql";
import { AppError, type Problem, problem } from "./app-error";
import { ErrorCode } from "./error-code.enum";

/** Deeper JSON than any honest value; recursion further down (hashing, comparing) is bounded by it. */
const MAX_DEPTH = 64;

const UNSTORABLE = "Text must be well-formed Unicode without NUL characters.";

function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed();
}

/** Finds text that PostgreSQL cannot store (NUL, lone surrogates) and nesting beyond reason, anywhere in the arguments. */
export function problemsOfInput(args: unknown): readonly Problem[] {
  const problems: Problem[] = [];
  const waiting: { value: unknown; path: readonly string[] }[] = [{ value: args, path: [] }];
  for (let next = waiting.pop(); next !== undefined && problems.length < 100; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === "string") {
      if (!isStorable(value)) problems.push(problem(ErrorCode.INVALID_VALUE, path.join("."), UNSTORABLE));
    } else if (value !== null && typeof value === "object" && !(value instanceof Date)) {
      if (path.length > MAX_DEPTH) {
        const message = `Nested deeper than ${MAX_DEPTH} levels.`;
        problems.push(problem(ErrorCode.LIMIT_EXCEEDED, path.slice(0, 4).join("."), message));
        continue;
      }
      for (const [key, member] of Object.entries(value)) {
        if (!isStorable(key)) problems.push(problem(ErrorCode.INVALID_VALUE, path.join("."), UNSTORABLE));
        if (typeof member === "number" || typeof member === "boolean" || member == null) continue;
        waiting.push({ value: member, path: [...path, key] });
      }
    }
  }
  return problems.reverse();
}

/** Refuses hostile arguments before a verb or query sees them. */
export function refuseHostileInput(args: unknown): void {
  const problems = problemsOfInput(args);
  if (problems.length > 0) throw new AppError(problems);
}

/** The same for queries; mutations are checked by `Command`, where the answer can become `userErrors`. */
export const checkQueryArguments: MiddlewareFn = ({ args, info }, next) => {
  if (info.path.prev === undefined && info.operation.operation === "query") refuseHostileInput(args);
  return next();
};
