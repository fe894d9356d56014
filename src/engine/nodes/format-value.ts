const MAX_LENGTH = 60;

/** A user's value for a message: short whatever its size, and never walked into, so that depth cannot hurt. */
export function formatValue(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object" && value !== null) return "an object";
  if (typeof value !== "string") return String(value);
  const start = JSON.stringify(value.slice(0, MAX_LENGTH)).toWellFormed();
  return value.length > MAX_LENGTH ? `${start.slice(0, -1)}…"` : start;
}
