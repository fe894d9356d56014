import type { NodeDefinition } from "../../nodes/node-definition";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";

/**
 * On-balance volume, in shares: the cumulative volume of bars with a rising close minus that of bars with a falling
 * close, starting with the first bar's volume. Bars without close or volume are skipped. First value at bar 0. Source:
 * J. Granville (1963); TA-Lib OBV.
 */
export function obv(close: Series, volume: Series): Series {
  const result = unknownSeries(close.length);
  let before = Number.NaN;
  let balance = 0;
  for (let bar = 0; bar < close.length; bar++) {
    const price = close[bar]!;
    const traded = volume[bar]!;
    if (!Number.isFinite(price + traded)) continue;
    const direction = Number.isNaN(before) ? 1 : Number(price > before) - Number(price < before);
    balance += direction * traded;
    before = price;
    result[bar] = balance;
  }
  return result;
}

const obvPython: PythonFunction = {
  name: "obv",
  uses: [],
  source: `
def obv(close, volume):
    """On-balance volume: volume of rising closes minus volume of falling closes."""
    result = [nan] * len(close)
    before = nan
    balance = 0.0
    for bar, price in enumerate(close):
        if not isfinite(price + volume[bar]):
            continue
        if isnan(before) or price > before:
            balance += volume[bar]
        elif price < before:
            balance -= volume[bar]
        before = price
        result[bar] = balance
    return result
`,
};

export const obvNode: NodeDefinition = {
  name: "obv",
  displayName: "On-balance volume",
  description: "Cumulative volume of bars with a rising close minus that of bars with a falling close. TA-Lib: OBV.",
  nodeType: "INDICATOR",
  category: "VOLUME",
  version: "1.0.0",
  parameters: {},
  rules: [],
  columns: ["close", "volume"],
  inputs: [],
  outputs: [valuePort("Cumulative balance since the first bar, in shares.")],
  warmUp: () => 0,
  explain: () => "the on-balance volume",
  evaluate: ({ columns }) => ({ value: obv(columns.column("close"), columns.column("volume")) }),
  python: obvPython,
};
