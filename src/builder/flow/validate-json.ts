import { type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";

/** Names that mean something to JavaScript itself; no honest client has a use for them. */
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** What keeps a JSON value from being stored: more text than `most` characters, or a key that would do harm. */
export function validateJson(value: unknown, field: string, most: number): Problem[] {
  const length = JSON.stringify(value ?? null).length;
  if (length > most) {
    return [problem(ErrorCode.LIMIT_EXCEEDED, field, `This is ${length} characters of JSON; ${most} are the most.`)];
  }
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (next === null || typeof next !== "object") continue;
    const forbidden = Object.keys(next).find((key) => FORBIDDEN_KEYS.has(key));
    if (forbidden !== undefined) {
      return [problem(ErrorCode.INVALID_VALUE, field, `"${forbidden}" cannot be the name of anything here.`)];
    }
    for (const member of Object.values(next)) waiting.push(member);
  }
  return [];
}
