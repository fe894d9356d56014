import type { NodeDefinition } from "../../nodes/node-definition";
import type { ParameterSchemas, Parameters } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import { valuePort } from "../../nodes/source-port";
import { OHLC_COLUMNS, type OhlcColumns, ohlcColumnsOf } from "../../series/ohlc-columns";
import type { Series } from "../../series/series";

interface CandleTexts {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly parameters?: ParameterSchemas;
  readonly warmUp: number;
  recognise(columns: OhlcColumns, params: Parameters): Series;
  readonly python: PythonFunction;
}

/** A node that recognises a candlestick pattern on its last bar: 100 if bullish, -100 if bearish, 0 for no pattern. */
export function candleNode({ warmUp, recognise, parameters = {}, ...texts }: CandleTexts): NodeDefinition {
  return {
    ...texts,
    nodeType: "INDICATOR",
    category: "PATTERN",
    version: "1.0.0",
    parameters,
    rules: [],
    columns: OHLC_COLUMNS,
    inputs: [],
    outputs: [valuePort("100 on the last bar of a bullish pattern, -100 of a bearish one, 0 elsewhere.")],
    warmUp: () => warmUp,
    explain: () => `the ${texts.displayName.toLowerCase()} pattern`,
    evaluate: ({ columns, params }) => ({ value: recognise(ohlcColumnsOf(columns), params) }),
  };
}
