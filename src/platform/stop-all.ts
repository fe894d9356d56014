/**
 * Stops all parts in the reverse order of their start. A failure does not prevent the others from being stopped.
 *
 * @throws The failure, or an AggregateError when there are several.
 */
export async function stopAll(stops: readonly (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const stop of stops.toReversed()) {
    try {
      await stop();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} parts failed to stop`);
}
