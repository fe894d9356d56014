import { macd } from "../../../src/engine/indicators/momentum/macd";
import { rsi } from "../../../src/engine/indicators/momentum/rsi";
import { ema } from "../../../src/engine/indicators/moving-average/ema";
import { rma } from "../../../src/engine/indicators/moving-average/rma";
import { sma } from "../../../src/engine/indicators/moving-average/sma";
import { atr } from "../../../src/engine/indicators/volatility/atr";
import { trueRange } from "../../../src/engine/indicators/volatility/true-range";
import { anchoredVwap } from "../../../src/engine/indicators/volume/anchored-vwap";
import { highest, lowest } from "../../../src/engine/indicators/windows/highest-lowest";
import { randomNumbers, wanderingPrices } from "./sample-series";

type Columns = Record<"high" | "low" | "close" | "volume", Float64Array>;

const indicators: Record<string, (columns: Columns) => Float64Array> = {
  sma: ({ close }) => sma(close, 20),
  ema: ({ close }) => ema(close, 20),
  rma: ({ close }) => rma(close, 14),
  "macd line": ({ close }) => macd(close).macd,
  "macd signal": ({ close }) => macd(close).signal,
  "macd histogram": ({ close }) => macd(close).histogram,
  rsi: ({ close }) => rsi(close, 14),
  "true range": (columns) => trueRange(columns),
  atr: (columns) => atr(columns, 14),
  highest: ({ high }) => highest(high, 10),
  lowest: ({ low }) => lowest(low, 10),
  "anchored vwap": (columns) => anchoredVwap(columns, 5),
};

function columnsOf(seed: number, gaps: number): Columns {
  const [high, low, close, volume] = [1, 2, 3, 4].map((offset) => wanderingPrices(seed * 10 + offset, 150, gaps));
  return { high: high!, low: low!, close: close!, volume: volume! };
}

describe.each(Object.entries(indicators))("%s", (_, indicator) => {
  test.each([0, 0.1])("does not depend on later bars, with a fraction of %d missing", (gaps) => {
    for (let seed = 1; seed <= 5; seed++) {
      const columns = columnsOf(seed, gaps);
      const whole = indicator(columns);
      const random = randomNumbers(seed);
      for (let trial = 0; trial < 10; trial++) {
        const length = Math.floor(random() * 151);
        const cut = Object.fromEntries(
          Object.entries(columns).map(([name, values]) => [name, values.slice(0, length)]),
        );
        expect([...indicator(cut as Columns)]).toEqual([...whole.slice(0, length)]);
      }
    }
  });

  test("returns one value per bar and does not change its input", () => {
    const columns = columnsOf(9, 0.1);
    const before = structuredClone(columns);
    expect(indicator(columns)).toHaveLength(150);
    expect(columns).toEqual(before);
  });

  test("returns only finite or unknown values for zeros, missing values and no bars", () => {
    for (const value of [0, Number.NaN]) {
      const filled = new Float64Array(60).fill(value);
      const result = indicator({ high: filled, low: filled, close: filled, volume: filled });
      expect([...result].filter((number) => !Number.isNaN(number) && number !== 0)).toEqual([]);
    }
    const none = new Float64Array(0);
    expect(indicator({ high: none, low: none, close: none, volume: none })).toHaveLength(0);
  });
});
