import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import type { Parameters } from "../../../src/engine/nodes/parameters";
import { columnsOf } from "../../../src/engine/series/bar-columns";
import type { Bars } from "../../../src/engine/series/bars";
import { defaultParameters } from "./sample-parameters";

const BARS = ["open", "high", "low", "close", "volume"] as const;

/**
 * Evaluates a node on series written as text: one value per bar, `?` for unknown. The outputs have the same format,
 * with up to six decimals. A series is a column of the bars, `dates` or a port. Parameters that are not specified have
 * their defaults, and a numeric fallback is a constant series.
 */
export function evaluateTextSeries(
  node: NodeDefinition,
  texts: Readonly<Record<string, string>>,
  changed: Parameters = {},
): Record<string, string> {
  const params = { ...defaultParameters(node), ...changed };
  const length = Math.max(...Object.values(texts).map((text) => wordsOf(text).length));
  const unknown = new Float64Array(length).fill(Number.NaN);
  const bars = Object.fromEntries(BARS.map((name) => [name, texts[name] === undefined ? unknown : parse(texts[name])]));
  const columns = columnsOf({ dates: wordsOf(texts.dates ?? ""), ...bars } as unknown as Bars);
  const inputs = Object.fromEntries(
    node.inputs.flatMap(({ name, fallback }) => {
      const text = texts[name];
      if (text !== undefined) return [[name, parse(text)]];
      return fallback === undefined ? [] : [[name, new Float64Array(length).fill(Number(params[fallback]))]];
    }),
  );
  const outputs = node.evaluate({ columns, inputs, params });
  return Object.fromEntries(Object.entries(outputs).map(([name, series]) => [name, format(series)]));
}

function wordsOf(text: string): string[] {
  return text.split(" ").filter(Boolean);
}

function parse(text: string): Float64Array {
  return Float64Array.from(wordsOf(text), (word) => (word === "?" ? Number.NaN : Number(word)));
}

function format(series: Float64Array): string {
  return Array.from(series, (value) => (Number.isNaN(value) ? "?" : `${Number(value.toFixed(6))}`)).join(" ");
}
