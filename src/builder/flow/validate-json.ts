import { type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";

/** Keys that JavaScript treats specially; assigning them could change an object's prototype. */
const FORBIDDEN_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Validates a JSON value: no forbidden key at any depth. */
export function validateJson(value: unknown, field: string): Problem[] {
  const pending = [value];
  while (pending.length > 0) {
    const next = pending.pop();
    if (next === null || typeof next !== "object") continue;
    const forbidden = Object.keys(next).find((key) => FORBIDDEN_KEYS.has(key));
    if (forbidden !== undefined) {
      return [problem(ErrorCode.INVALID_VALUE, field, `"${forbidden}" is not allowed as a key.`)];
    }
    for (const member of Object.values(next)) pending.push(member);
  }
  return [];
}
