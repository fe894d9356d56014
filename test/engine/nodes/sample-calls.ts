import type { InputPort, NodeCall, NodeDefinition } from "../../../src/engine/nodes/node-definition";
import type { Parameters } from "../../../src/engine/nodes/parameters";
import { type ColumnName, columnsOf } from "../../../src/engine/series/bar-columns";
import type { Bars } from "../../../src/engine/series/bars";
import type { Series } from "../../../src/engine/series/series";
import { randomNumbers } from "../indicators/sample-series";

/** Arguments of an evaluation, before they are truncated to a number of bars. */
export interface SampleCall {
  readonly bars: Bars;
  readonly inputs: Readonly<Record<string, Series>>;
  readonly params: Parameters;
}

/** Weekdays from the start of 2020, so that a few hundred bars include ends of weeks, months and years. */
function weekdays(length: number): string[] {
  const days: string[] = [];
  for (let day = Date.UTC(2020, 0, 1); days.length < length; day += 86_400_000) {
    const date = new Date(day);
    if (date.getUTCDay() % 6 !== 0) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}

/**
 * A random walk around 100 with some unchanged bars and bars without volume; `gaps` is the fraction of missing values.
 */
export function randomBars(seed: number, length: number, gaps = 0): Bars {
  const random = randomNumbers(seed);
  const columns = { open: 0, high: 0, low: 0, close: 0, volume: 0 };
  const bars = Object.fromEntries(Object.keys(columns).map((name) => [name, new Float64Array(length)]));
  let before = 100;
  for (let bar = 0; bar < length; bar++) {
    const isStill = gaps > 0 && random() < 0.05;
    const open = isStill ? before : before * (1 + (random() - 0.5) * 0.02);
    const close = isStill ? before : open * (1 + (random() - 0.5) * 0.06);
    const high = isStill ? before : Math.max(open, close) * (1 + random() * 0.02);
    const low = isStill ? before : Math.min(open, close) * (1 - random() * 0.02);
    const volume = isStill ? 0 : Math.floor(1000 + random() * 1e6);
    for (const [name, value] of Object.entries({ open, high, low, close, volume })) {
      bars[name]![bar] = random() < gaps ? Number.NaN : value;
    }
    before = close;
  }
  return { dates: weekdays(length), ...bars } as unknown as Bars;
}

/** Bars with constant values; NaN makes them missing. */
export function equalBars(length: number, price: number, volume: number): Bars {
  return barsOf(new Float64Array(length).fill(price), volume);
}

/** Bars whose four prices are equal. */
export function barsOf(prices: Series, volume = 1000): Bars {
  const [open, high, low, close] = [prices.slice(), prices.slice(), prices.slice(), prices.slice()];
  return { dates: weekdays(prices.length), open, high, low, close, volume: prices.map(() => volume) };
}

/** Random series for all required ports, and for optional ports if the seed is odd. */
export function sampleCall(node: NodeDefinition, bars: Bars, params: Parameters, seed: number, gaps = 0): SampleCall {
  const inputs: Record<string, Series> = {};
  node.inputs.forEach((port, index) => {
    if (port.required || seed % 2 === 1)
      inputs[port.name] = randomSeries(port, seed * 31 + index, bars.close.length, gaps);
    else if (port.fallback !== undefined) inputs[port.name] = fallbackSeries(bars, params[port.fallback]);
  });
  return { bars, inputs, params };
}

/** Constant series for all ports; a fallback column of `bars` is used where there is one. */
export function equalCall(node: NodeDefinition, bars: Bars, params: Parameters, value: number): SampleCall {
  const ports = node.inputs.map((port) => {
    const isFlag = port.type === "BOOLEAN" || port.type === "SIGNAL";
    const isUnknown = Number.isNaN(value) && port.type !== "SIGNAL";
    const flag = isUnknown ? Number.NaN : Number(value > 0);
    const filled = bars.close.map(() => (isFlag ? flag : value));
    return [port.name, port.fallback === undefined ? filled : fallbackSeries(bars, params[port.fallback])];
  });
  return { bars, inputs: Object.fromEntries(ports), params };
}

/** The call with only the first `length` bars; the series are copies. */
export function firstBarsOf({ bars, inputs, params }: SampleCall, length: number): NodeCall {
  const cut = (columns: object) =>
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values.slice(0, length)]));
  return { columns: columnsOf(cut(bars) as unknown as Bars), inputs: cut(inputs), params };
}

/** The call with all columns and inputs missing on some bars; signals are not set there. */
export function withMissingBars(
  { bars, inputs, params }: SampleCall,
  node: NodeDefinition,
  isMissing: (bar: number) => boolean,
): SampleCall {
  const blank = (series: Series, absent: number) => series.map((value, bar) => (isMissing(bar) ? absent : value));
  const { dates, ...columns } = bars;
  const torn = Object.entries(columns).map(([name, series]) => [name, blank(series, Number.NaN)]);
  const tornInputs = Object.entries(inputs).map(([name, series]) => {
    const isSignal = node.inputs.find((port) => port.name === name)!.type === "SIGNAL";
    return [name, blank(series, isSignal ? 0 : Number.NaN)];
  });
  return { bars: { dates, ...Object.fromEntries(torn) }, inputs: Object.fromEntries(tornInputs), params };
}

function fallbackSeries(bars: Bars, value: unknown): Series {
  const columns = columnsOf(bars);
  if (typeof value === "string") return columns.column(value as ColumnName).slice();
  return new Float64Array(columns.length).fill(Number(value));
}

function randomSeries(port: InputPort, seed: number, length: number, gaps: number): Series {
  const random = randomNumbers(seed);
  if (port.type === "NUMBER") return new Float64Array(length).fill(random() * 100);
  if (port.type === "SIGNAL") return Float64Array.from({ length }, () => (random() < 0.2 ? 1 : 0));
  if (port.type === "BOOLEAN") {
    return Float64Array.from({ length }, () => (random() < gaps ? Number.NaN : random() < 0.5 ? 1 : 0));
  }
  return randomBars(seed, length, gaps).close;
}
