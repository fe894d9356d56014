/** One day; caps longer, possibly mistaken, values. */
const MAX_SECONDS = 86_400;

/** Parses a Retry-After header (RFC 9110, section 10.2.3: seconds or a date) to seconds; null if missing or invalid. */
export function retryAfterSeconds(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - now.getTime()) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), MAX_SECONDS);
}
