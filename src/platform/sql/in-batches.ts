/** Milliseconds after which the rest is left to the next run of the scheduled job, which is due an hour later. */
const BUDGET_MS = 240_000;

/**
 * Repeats a statement that changes a limited number of rows until there is nothing left to change, or the time is up. A
 * single statement for all rows would keep its locks for minutes, and lose all its work when it is interrupted.
 *
 * @param change Changes one batch in a transaction of its own and returns the number of rows; 0 when nothing is left.
 * @returns The number of rows of all batches.
 */
export async function inBatches(change: () => Promise<number>, budgetMs = BUDGET_MS): Promise<number> {
  const end = performance.now() + budgetMs;
  let total = 0;
  for (;;) {
    const changed = await change();
    total += changed;
    if (changed === 0 || performance.now() > end) return total;
  }
}
