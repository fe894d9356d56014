const MAX_LENGTH = 60;

/** Formats a user's value for a message. The result is short, and nested values are not traversed. */
export function formatValue(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  const start = JSON.stringify(value.slice(0, MAX_LENGTH)).toWellFormed();
  return value.length > MAX_LENGTH ? `${start.slice(0, -1)}…"` : start;
}
