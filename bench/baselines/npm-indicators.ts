import { IndicatorsSync } from "@ixjb94/indicators";
import * as indicatorts from "indicatorts";
import * as technical from "technicalindicators";
import * as signals from "trading-signals";

/** Bars in the form that the libraries accept. */
export interface PlainBars {
  readonly high: number[];
  readonly low: number[];
  readonly close: number[];
  readonly volume: number[];
}

/** Computes an indicator with a library: returns one series, several, or one object per bar. */
type Compute = (bars: PlainBars) => unknown;

/** The indicators of the flow, each from every npm library that defines it the way we do. */
export type Candidates = Readonly<Record<string, Readonly<Record<string, Compute>>>>;

const tulip = new IndicatorsSync();

export const NPM_INDICATORS: Candidates = {
  sma20: {
    "@ixjb94/indicators": ({ close }) => tulip.sma(close, 20),
    indicatorts: ({ close }) => indicatorts.sma(close, { period: 20 }),
    technicalindicators: ({ close }) => technical.SMA.calculate({ values: close, period: 20 }),
    "trading-signals": ({ close }) => streamed(new signals.SMA(20), close),
  },
  sma60: {
    "@ixjb94/indicators": ({ close }) => tulip.sma(close, 60),
    indicatorts: ({ close }) => indicatorts.sma(close, { period: 60 }),
    technicalindicators: ({ close }) => technical.SMA.calculate({ values: close, period: 60 }),
    "trading-signals": ({ close }) => streamed(new signals.SMA(60), close),
  },
  ema20: {
    "@ixjb94/indicators": ({ close }) => tulip.ema(close, 20),
    indicatorts: ({ close }) => indicatorts.ema(close, { period: 20 }),
    technicalindicators: ({ close }) => technical.EMA.calculate({ values: close, period: 20 }),
    "trading-signals": ({ close }) => streamed(new signals.EMA(20), close),
  },
  wma20: {
    "@ixjb94/indicators": ({ close }) => tulip.wma(close, 20),
    technicalindicators: ({ close }) => technical.WMA.calculate({ values: close, period: 20 }),
    "trading-signals": ({ close }) => streamed(new signals.WMA(20), close),
  },
  rsi14: {
    "@ixjb94/indicators": ({ close }) => tulip.rsi(close, 14),
    indicatorts: ({ close }) => indicatorts.rsi(close, { period: 14 }),
    technicalindicators: ({ close }) => technical.RSI.calculate({ values: close, period: 14 }),
  },
  macd: {
    "@ixjb94/indicators": ({ close }) => tulip.macd(close, 12, 26, 9),
    indicatorts: ({ close }) => indicatorts.macd(close, { fast: 12, slow: 26, signal: 9 }),
    technicalindicators: ({ close }) =>
      technical.MACD.calculate({
        values: close,
        fastPeriod: 12,
        slowPeriod: 26,
        signalPeriod: 9,
        SimpleMAOscillator: false,
        SimpleMASignal: false,
      }),
  },
  atr14: {
    "@ixjb94/indicators": ({ high, low, close }) => tulip.atr(high, low, close, 14),
    technicalindicators: ({ high, low, close }) => technical.ATR.calculate({ high, low, close, period: 14 }),
  },
  bollinger: {
    "@ixjb94/indicators": ({ close }) => tulip.bbands(close, 20, 2),
    indicatorts: ({ close }) => indicatorts.bb(close, { period: 20 }),
    technicalindicators: ({ close }) => technical.BollingerBands.calculate({ values: close, period: 20, stdDev: 2 }),
  },
  stochastic: {
    "@ixjb94/indicators": ({ high, low, close }) => tulip.stoch(high, low, close, 14, 3, 3),
  },
  cci20: {
    "@ixjb94/indicators": ({ high, low, close }) => tulip.cci(high, low, close, 20),
    indicatorts: ({ high, low, close }) => indicatorts.cci(high, low, close, { period: 20 }),
    technicalindicators: ({ high, low, close }) => technical.CCI.calculate({ high, low, close, period: 20 }),
  },
  obv: {
    "@ixjb94/indicators": ({ close, volume }) => tulip.obv(close, volume),
    indicatorts: ({ close, volume }) => indicatorts.obv(close, volume),
    technicalindicators: ({ close, volume }) => technical.OBV.calculate({ close, volume }),
  },
};

/** Collects the values of an indicator that takes one value at a time. */
function streamed(indicator: { add(value: number): number | null }, values: readonly number[]): (number | null)[] {
  const results: (number | null)[] = [];
  for (const value of values) results.push(indicator.add(value));
  return results;
}
