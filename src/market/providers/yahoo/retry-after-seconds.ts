/** A day: whoever asks for longer, or by mistake for a century, is asked again tomorrow. */
const MAX_SECONDS = 86_400;

/** Seconds to wait by a Retry-After header (RFC 9110, 10.2.3: seconds or a date); null when it is missing or neither. */
export function retryAfterSeconds(header: string | null, now: Date): number | null {
  if (header === null || header.trim() === "") return null;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - now.getTime()) / 1000);
  return Number.isNaN(seconds) ? null : Math.min(Math.max(seconds, 0), MAX_SECONDS);
}
