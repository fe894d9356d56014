import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { averageNode } from "./average-node";
import { ema, emaPython } from "./ema";

/**
 * Zero-lag exponential moving average, in the source's unit: the EMA of each value plus its change over the last
 * `floor((period - 1) / 2)` bars. First value at bar `period - 1 + floor((period - 1) / 2)`.
 * Source: J. Ehlers and R. Way, Zero Lag (well, almost) (2010).
 */
export function zlema(source: Series, period: number): Series {
  const lag = Math.floor((period - 1) / 2);
  const ahead = source.map((value, bar) => (bar < lag ? Number.NaN : value + (value - source[bar - lag]!)));
  return ema(ahead, period);
}

const zlemaPython: PythonFunction = {
  name: "zlema",
  uses: [emaPython],
  source: `
def zlema(source, period):
    """Zero-lag exponential moving average: EMA of each value plus its recent change."""
    lag = (period - 1) // 2
    ahead = [nan] * len(source)
    for bar in range(lag, len(source)):
        ahead[bar] = source[bar] + (source[bar] - source[bar - lag])
    return ema(ahead, period)
`,
};

export const zlemaNode = averageNode({
  name: "zlema",
  displayName: "Zero-lag exponential moving average",
  description: "EMA of each value plus its recent change, which removes most of the lag.",
  period: 20,
  warmUp: (period) => period - 1 + Math.floor((period - 1) / 2),
  compute: zlema,
  python: zlemaPython,
});
