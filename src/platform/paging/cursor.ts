import { refuse } from "../app-error";
import { ErrorCode } from "../error-code.enum";

/** What a cursor holds: the name of the order it belongs to and the entry's keys in that order, as text. */
export function encodeCursor(order: string, keys: readonly string[]): string {
  return Buffer.from(JSON.stringify([order, ...keys])).toString("base64url");
}

/** The keys in a cursor; refuses one that was made for another order, or by nobody. */
export function decodeCursor(cursor: string, order: string, keyCount: number): readonly string[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    parts = null;
  }
  const isCursor = Array.isArray(parts) && parts.length > 0 && parts.every((part) => typeof part === "string");
  if (!isCursor) refuse(ErrorCode.INVALID_VALUE, "after", "`after` is not a cursor that this API gave out.");
  const [madeFor, ...keys] = parts as string[];
  if (madeFor !== order || keys.length !== keyCount) {
    refuse(
      ErrorCode.INVALID_VALUE,
      "after",
      `\`after\` belongs to another list or order (it was made for "${madeFor}").`,
    );
  }
  return keys;
}
