import type { PythonFunction } from "../../nodes/python-function";

/**
 * Natural logarithm of a finite number above 0; NaN for any other number. It uses only additions, multiplications and
 * divisions, because Math.log and Python's math.log may differ in the last bit. Source: e_log.c of Sun's fdlibm, with
 * its coefficients and evaluation order.
 */
export function naturalLogarithm(value: number): number {
  if (!(value > 0 && Number.isFinite(value))) return Number.NaN;
  let exponent = 0;
  let mantissa = value;
  for (; mantissa > Math.SQRT2; exponent++) mantissa *= 0.5;
  for (; mantissa < Math.SQRT1_2; exponent--) mantissa *= 2;
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd = 0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586));
  const half = 0.5 * f * f;
  const rest = s * (half + (even + z * odd)) + exponent * 1.9082149292705877e-10;
  return exponent * 0.6931471803691238 - (half - rest - f);
}

export const naturalLogarithmPython: PythonFunction = {
  name: "natural_logarithm",
  uses: [],
  source: `
def natural_logarithm(value):
    """Natural logarithm, computed with basic arithmetic so that every platform agrees."""
    if not (value > 0 and isfinite(value)):
        return nan
    exponent = 0
    mantissa = value
    while mantissa > 1.4142135623730951:
        mantissa *= 0.5
        exponent += 1
    while mantissa < 0.7071067811865476:
        mantissa *= 2
        exponent -= 1
    f = mantissa - 1
    s = f / (2 + f)
    z = s * s
    w = z * z
    even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373))
    odd = w * (0.1818357216161805 + w * 0.14798198605116586)
    odd = 0.6666666666666735 + w * (0.2857142874366239 + odd)
    half = 0.5 * f * f
    rest = s * (half + (even + z * odd)) + exponent * 1.9082149292705877e-10
    return exponent * 0.6931471803691238 - (half - rest - f)
`,
};
