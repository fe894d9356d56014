import type { NodeDefinition } from "../../nodes/node-definition";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";

/**
 * On-balance volume, in shares: the volume of rising closes less that of falling ones, begun with the first bar's volume.
 * A bar without close or volume is passed over. First value at bar 0. Source: J. Granville (1963); TA-Lib OBV.
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
    """On-balance volume: the volume of rising closes less that of falling ones."""
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
  description: "Volume of rising closes less that of falling ones, in shares. TA-Lib: OBV.",
  nodeType: "INDICATOR",
  category: "VOLUME",
  version: "1.0.0",
  parameters: {},
  rules: [],
  columns: ["close", "volume"],
  inputs: [],
  outputs: [valuePort("Balance in shares since the first bar.")],
  warmUp: () => 0,
  explain: () => "the on-balance volume",
  evaluate: ({ columns }) => ({ value: obv(columns.column("close"), columns.column("volume")) }),
  python: obvPython,
};
