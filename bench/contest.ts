/** Both sides' figures of one round; the higher the better. */
export interface Round {
  readonly ours: number;
  readonly bare: number;
}

/** One thing that was measured, ours against the bare way to do the same. */
export interface Contest {
  readonly name: string;
  readonly unit: string;
  readonly rounds: readonly Round[];
  /** The least ratio that we promise; null where none is promised. */
  readonly target: number | null;
}

interface Sides {
  /** Rounds that do not count: a server that runs for days is measured warm. */
  readonly warmUp: number;
  readonly rounds: number;
  readonly ours: () => Promise<number>;
  readonly bare: () => Promise<number>;
  readonly target: number | null;
}

/**
 * Measures both sides in turn, several times over. Other load on the machine then falls on both alike, and the ratio of
 * a round stays while its figures go up and down.
 */
export async function contest(
  name: string,
  unit: string,
  { warmUp, rounds, ours, bare, target }: Sides,
): Promise<Contest> {
  const measured: Round[] = [];
  for (let round = 1 - warmUp; round <= rounds; round += 1) {
    const figures = { ours: await ours(), bare: await bare() };
    const ratio = (figures.ours / figures.bare).toFixed(2);
    console.log(`${name}: ${round > 0 ? `round ${round} of ${rounds}, ratio ${ratio}` : "warming up"}`);
    if (round > 0) measured.push(figures);
  }
  return { name, unit, rounds: measured, target };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}
