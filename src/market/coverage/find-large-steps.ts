import type { DatedCloses } from "../../engine/regression/returns-on-common-dates";
import type { LargeStep } from "./symbol-coverage.type";

/** Relative change of the close from which a step is reported whatever its cause. */
const LARGE_CHANGE = 0.5;
/** Maximum relative distance from a split's ratio at which a step is a suspected split. */
const SPLIT_TOLERANCE = 0.03;
/** Common split ratios, new shares to old ones; each also counts as a reverse split. */
const SPLIT_RATIOS = [
  [3, 2],
  [2, 1],
  [3, 1],
  [4, 1],
  [5, 1],
  [6, 1],
  [7, 1],
  [8, 1],
  [10, 1],
  [15, 1],
  [20, 1],
  [25, 1],
  [50, 1],
  [100, 1],
] as const;

/** Returns the first `max` large steps between consecutive closes. Skips closes that are missing or not positive. */
export function findLargeSteps({ dates, close }: DatedCloses, max: number): LargeStep[] {
  const steps: LargeStep[] = [];
  let before = Number.NaN;
  for (let bar = 0; bar < dates.length && steps.length < max; bar++) {
    const now = close[bar] as number;
    if (!(now > 0)) continue;
    const change = now / before - 1;
    const suspectedSplit = Number.isFinite(change) ? splitOf(now / before) : null;
    if (Math.abs(change) >= LARGE_CHANGE || suspectedSplit !== null) {
      steps.push({ date: dates[bar] as string, change, suspectedSplit });
    }
    before = now;
  }
  return steps;
}

function splitOf(ratio: number): string | null {
  for (const [fresh, old] of SPLIT_RATIOS) {
    if (isNear(ratio, old / fresh)) return `${fresh}:${old}`;
    if (isNear(ratio, fresh / old)) return `${old}:${fresh}`;
  }
  return null;
}

function isNear(ratio: number, exact: number): boolean {
  return Math.abs(ratio / exact - 1) <= SPLIT_TOLERANCE;
}
