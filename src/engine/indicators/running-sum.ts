/** A sum that values enter and leave, in the unit of the values. */
export interface RunningSum {
  add(value: number): void;
  total(): number;
}

/**
 * A sum that does not drift however many values pass through it: rounding losses are kept beside it and given back.
 * Source: A. Neumaier's variant of Kahan's compensated summation (1974).
 */
export function runningSum(): RunningSum {
  let sum = 0;
  let lost = 0;
  return {
    add(value) {
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    },
    total: () => sum + lost,
  };
}
