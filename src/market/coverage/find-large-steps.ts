import type { DatedCloses } from "../../engine/regression/returns-on-common-dates";
import type { LargeStep } from "./symbol-coverage.type";

/** A change of the close from which a step counts as large whatever its reason. */
const LARGE = 0.5;
/** A step that is within this of a split's ratio is suspected to be one. */
const TOLERANCE = 0.03;
/** New shares for old ones, as companies do it; each also the other way round. */
const SPLITS = [
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

/** The steps between neighbouring closes that a person should look at. Closes that are missing or not positive are passed over. */
export function findLargeSteps({ dates, close }: DatedCloses, most: number): LargeStep[] {
  const steps: LargeStep[] = [];
  let before = Number.NaN;
  for (let bar = 0; bar < dates.length && steps.length < most; bar++) {
    const now = close[bar] as number;
    if (!(now > 0)) continue;
    const change = now / before - 1;
    const suspectedSplit = Number.isFinite(change) ? splitOf(now / before) : null;
    if (Math.abs(change) >= LARGE || suspectedSplit !== null) {
      steps.push({ date: dates[bar] as string, change, suspectedSplit });
    }
    before = now;
  }
  return steps;
}

function splitOf(ratio: number): string | null {
  for (const [fresh, old] of SPLITS) {
    if (isNear(ratio, old / fresh)) return `${fresh}:${old}`;
    if (isNear(ratio, fresh / old)) return `${old}:${fresh}`;
  }
  return null;
}

function isNear(ratio: number, exact: number): boolean {
  return Math.abs(ratio / exact - 1) <= TOLERANCE;
}
