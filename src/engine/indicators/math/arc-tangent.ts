import type { PythonFunction } from "../../nodes/python-function";

/**
 * Arc tangent of a finite number, in radians. It uses only additions, multiplications and divisions, because Math.atan
 * and Python's math.atan may differ in the last bit. Source: s_atan.c of Sun's fdlibm, with its coefficients and
 * evaluation order.
 */
export function arcTangent(value: number): number {
  const size = Math.abs(value);
  const [x, high, low] = reduced(size);
  const z = x * x;
  const w = z * z;
  const even =
    z *
    (0.3333333333333293 +
      w *
        (0.14285714272503466 +
          w *
            (0.09090887133436507 + w * (0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782)))));
  const odd =
    w *
    (-0.19999999999876483 +
      w * (-0.11111110405462356 + w * (-0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916))));
  const angle = high - (x * (even + odd) - low - x);
  return value < 0 ? -angle : angle;
}

/** Reduces the argument: a smaller tangent, and the angle to add to the result as a high and a low part. */
function reduced(size: number): [tangent: number, high: number, low: number] {
  if (size < 0.4375) return [size, 0, 0];
  if (size < 0.6875) return [(2 * size - 1) / (2 + size), 0.4636476090008061, 2.2698777452961687e-17];
  if (size < 1.1875) return [(size - 1) / (size + 1), 0.7853981633974483, 3.061616997868383e-17];
  if (size < 2.4375) return [(size - 1.5) / (1 + 1.5 * size), 0.982793723247329, 1.3903311031230998e-17];
  return [-1 / size, 1.5707963267948966, 6.123233995736766e-17];
}

export const arcTangentPython: PythonFunction = {
  name: "arc_tangent",
  uses: [],
  source: `
def arc_tangent(value):
    """Arc tangent in radians, computed with basic arithmetic so that every platform agrees."""
    size = abs(value)
    if size < 0.4375:
        x, high, low = size, 0.0, 0.0
    elif size < 0.6875:
        x, high, low = (2 * size - 1) / (2 + size), 0.4636476090008061, 2.2698777452961687e-17
    elif size < 1.1875:
        x, high, low = (size - 1) / (size + 1), 0.7853981633974483, 3.061616997868383e-17
    elif size < 2.4375:
        x, high, low = (size - 1.5) / (1 + 1.5 * size), 0.982793723247329, 1.3903311031230998e-17
    else:
        x, high, low = -1 / size, 1.5707963267948966, 6.123233995736766e-17
    z = x * x
    w = z * z
    even = 0.06661073137387531 + w * (0.049768779946159324 + w * 0.016285820115365782)
    even = 0.14285714272503466 + w * (0.09090887133436507 + w * even)
    even = z * (0.3333333333333293 + w * even)
    odd = -0.0769187620504483 + w * (-0.058335701337905735 + w * -0.036531572744216916)
    odd = w * (-0.19999999999876483 + w * (-0.11111110405462356 + w * odd))
    angle = high - (x * (even + odd) - low - x)
    return -angle if value < 0 else angle
`,
};
