import { testNodeInvariants } from "../nodes/test-node-invariants";
import { testPythonEquality } from "../nodes/test-python-equality";
import { nodeOf } from "./compile-text";

const LONG = Array.from({ length: 66 }, (_, index) => `${index} / (source - ${index})`).join(" + ");

const SERIES_EXPRESSIONS = {
  distance: "(close - sma(close, window)) / sma(close, window) * 100",
  line: "macd(close, 12, 26, 9).signal - macd(close).macd",
  spread: "max(source, close, ema(source, 5)) - min(source, close) + abs(-source) * level",
  nested: "sma(previous(source, 2) - sma(source - close, window), 3)",
  powers: "close * close * close / (close - close + volume)",
  quotients: "source / (source - source)",
  constant: "level * 2 - window / 3",
  many: LONG,
};

const CONDITION_EXPRESSIONS = {
  above: "close * 1.01 > sma(source, window)",
  logic: "not (trend or source <= level) and (source != 3 or source == 3) and close >= open",
  crossing: "crosses_above(close, sma(close, window))",
  switches: "donchian_channels(period=window, include_current=false).upper < high",
  texts: 'bollinger_bands(source, 20, 2, "ema").upper < close',
  outputs: "regime(close, 50).bull and not regime(close, 50).bear",
  alternatives: Array.from({ length: 90 }, (_, index) => `source > ${index}`).join(" or "),
};

/** Conditions that can be known before the end of their warm-up, because one side determines the result. */
const SHORT_CIRCUIT_EXPRESSIONS = {
  both: "close > sma(source, window) and source < 120",
  either: "crosses_above(source, 100) or close > sma(close, window)",
};

const nodesOf = (texts: Readonly<Record<string, string>>, type: "SERIES" | "BOOLEAN") =>
  Object.entries(texts).map(([name, text]) => nodeOf(text, { name: `x_${name}`, type }));
const nodes = [...nodesOf(SERIES_EXPRESSIONS, "SERIES"), ...nodesOf(CONDITION_EXPRESSIONS, "BOOLEAN")];
const DIVISION_BY_ZERO = "a division by zero is unknown";

describe("expressions as nodes", () => {
  testNodeInvariants(nodes, { x_powers: DIVISION_BY_ZERO, x_quotients: DIVISION_BY_ZERO, x_many: DIVISION_BY_ZERO });
  testPythonEquality([...nodes, ...nodesOf(SHORT_CIRCUIT_EXPRESSIONS, "BOOLEAN")]);
});
