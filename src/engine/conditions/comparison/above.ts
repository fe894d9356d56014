import { type Series, unknownSeries } from "../../series/series";

/** 1 where `a` is above `b`, 0 where it is below, `whenEqual` where they are equal, NaN where either is unknown. */
export function above(a: Series, b: Series, whenEqual: 0 | 1): Series {
  const result = unknownSeries(a.length);
  for (let bar = 0; bar < a.length; bar++) {
    const left = a[bar]!;
    const right = b[bar]!;
    if (Number.isNaN(left) || Number.isNaN(right)) continue;
    result[bar] = Number(left > right) + whenEqual * Number(left === right);
  }
  return result;
}
