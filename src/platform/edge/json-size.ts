import { Extensions } from "type-graphql";

/** Declares the maximum size of a JSON value in an input or argument, in bytes of its text in UTF-8. */
export function MaxJsonBytes(maxJsonBytes: number): PropertyDecorator & MethodDecorator {
  return Extensions({ maxJsonBytes });
}

/**
 * Whether the text of a JSON value would have more than `max` bytes. Stops as soon as it has, so that its cost does not
 * depend on how large a value is. It does not recurse, because a value may be nested deeper than the stack allows.
 */
export function isLargerThan(value: unknown, max: number): boolean {
  let bytes = 0;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    bytes += bytesOf(next, max);
    if (bytes > max) return true;
    if (next === null || typeof next !== "object") continue;
    // A key and a member have at least one byte each, so a value that fits has no more members than bytes.
    const members = Object.values(next);
    if (members.length > max) return true;
    for (const member of members) waiting.push(member);
  }
  return false;
}

/** The bytes of a value without those of its members. */
function bytesOf(value: unknown, max: number): number {
  if (typeof value === "string") return textBytes(value, max);
  if (value === null || typeof value !== "object") return String(value).length;
  if (Array.isArray(value)) return Math.max(2, value.length + 1);
  const keys = Object.keys(value);
  if (keys.length > max) return keys.length;
  // Brackets and commas, and the colon of each member.
  return Math.max(2, keys.length * 2 + 1) + keys.reduce((sum, key) => sum + textBytes(key, max), 0);
}

function textBytes(text: string, max: number): number {
  return text.length > max ? text.length : Buffer.byteLength(JSON.stringify(text));
}
