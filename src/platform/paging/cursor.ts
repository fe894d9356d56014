import { refuse } from "../app-error";
import { ErrorCode } from "../error-code.enum";

/** Encodes the name of an order and an entry's keys in that order, as text. */
export function encodeCursor(order: string, keys: readonly string[]): string {
  return Buffer.from(JSON.stringify([order, ...keys])).toString("base64url");
}

/** Returns the keys of a cursor. Refuses text that is not a cursor, and a cursor of another order. */
export function decodeCursor(cursor: string, order: string, keyCount: number): readonly string[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    parts = null;
  }
  const isCursor = Array.isArray(parts) && parts.length > 0 && parts.every((part) => typeof part === "string");
  if (!isCursor) refuse(ErrorCode.INVALID_VALUE, "after", "`after` is not a cursor returned by this API.");
  const [cursorOrder, ...keys] = parts as string[];
  if (cursorOrder !== order || keys.length !== keyCount) {
    const message = `\`after\` belongs to another list or order ("${cursorOrder}").`;
    refuse(ErrorCode.INVALID_VALUE, "after", message);
  }
  return keys;
}
