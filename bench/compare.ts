/** The measurements of both sides in one round; higher is better. */
export interface Round {
  readonly ours: number;
  readonly baseline: number;
}

/** The results of one benchmark: ours against a baseline that does the same work with minimal code. */
export interface Comparison {
  readonly name: string;
  readonly unit: string;
  readonly rounds: readonly Round[];
  /** The minimum ratio of ours to the baseline; null when there is no target. */
  readonly target: number | null;
}

interface Sides {
  /** Rounds that are not counted, because a server that runs for days is measured warm. */
  readonly warmUp: number;
  readonly rounds: number;
  readonly ours: () => Promise<number>;
  readonly baseline: () => Promise<number>;
  readonly target: number | null;
}

/**
 * Measures both sides alternately over several rounds. Other load on the machine then affects both sides equally, and
 * the ratio of a round stays stable while its measurements vary.
 */
export async function compare(
  name: string,
  unit: string,
  { warmUp, rounds, ours, baseline, target }: Sides,
): Promise<Comparison> {
  const measured: Round[] = [];
  for (let round = 1 - warmUp; round <= rounds; round += 1) {
    const measurements = { ours: await ours(), baseline: await baseline() };
    const ratio = (measurements.ours / measurements.baseline).toFixed(2);
    console.log(`${name}: ${round > 0 ? `round ${round} of ${rounds}, ratio ${ratio}` : "warming up"}`);
    if (round > 0) measured.push(measurements);
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
