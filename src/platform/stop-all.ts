import { within } from "./within";

/** Running requests and jobs end earlier by their own limits; this one is for what hangs, such as a stalled database. */
const PART_MS = 40_000;

/**
 * Stops all parts in the reverse order of their start. A part that fails, or that does not stop in time, does not
 * prevent the others from being stopped.
 *
 * @throws The failure, or an AggregateError when there are several.
 */
export async function stopAll(stops: readonly (() => Promise<void>)[], partMs = PART_MS): Promise<void> {
  const failures: unknown[] = [];
  for (const stop of stops.toReversed()) {
    try {
      await within(partMs, `A part did not stop within ${partMs / 1000} seconds`, stop());
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} parts failed to stop`);
}
