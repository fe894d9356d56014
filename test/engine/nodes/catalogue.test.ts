import { makeCatalogue, systemCatalogue } from "../../../src/engine/catalogue";
import { checkParameters } from "../../../src/engine/nodes/check-parameters";
import { systemNodes } from "../../../src/engine/system-nodes";

const INDICATORS = `
  sma ema wma dema tema trima kama t3 hma rma zlema vwma vwap alma midpoint midprice bollinger_bands keltner_channels
  donchian_channels parabolic_sar supertrend ichimoku macd ppo apo rsi stochastic stochastic_fast stoch_rsi williams_r
  cci momentum roc cmo ultimate_oscillator trix awesome_oscillator tsi adx aroon vortex choppiness atr stddev variance
  linear_regression obv mfi adl chaikin_oscillator cmf
  highest lowest zscore percent_rank correlation beta heikin_ashi pivot_points
  cdl_engulfing cdl_doji cdl_hammer cdl_morning_star`;

const OTHERS = `
  crosses_above crosses_below greater_than less_than between rising falling and or not n_of_m bars_since consecutive
  time_filter session_filter regime entry_long entry_short exit_long exit_short reverse cooldown
  fixed_quantity fixed_cash percent_equity risk_percent_atr volatility_target equal_weight kelly_fraction max_positions
  fixed_percent_stop fixed_price_stop atr_stop trailing_percent_stop trailing_atr_stop break_even_stop time_stop
  indicator_stop fixed_percent_target risk_multiple_target atr_target trailing_target scale_out_target time_target
  max_drawdown_halt daily_loss_limit max_exposure max_trades_per_day stoploss_guard correlation_cap`;

const words = (text: string) => text.trim().split(/\s+/);

test("contains all expected nodes", () => {
  expect(words(`${INDICATORS} ${OTHERS}`).filter((name) => !systemCatalogue.find(name))).toEqual([]);
});

test("has unique names", () => {
  expect(systemCatalogue.names).toHaveLength(systemNodes.length);
});

test.each(systemNodes.map((node) => [node.name, node] as const))("the defaults of %s are valid", (_, node) => {
  expect(checkParameters(node, {})).toEqual({ ok: true, params: expect.any(Object) });
});

test("all fallback parameters are columns or numbers", () => {
  const fallbacks = systemNodes.flatMap(({ name, inputs, parameters }) =>
    inputs.flatMap(({ fallback }) => (fallback === undefined ? [] : [`${name} ${parameters[fallback]?.type}`])),
  );
  expect(fallbacks.length).toBeGreaterThan(0);
  expect(fallbacks.filter((line) => !/ (string|number|integer)$/.test(line))).toEqual([]);
});

test("does not find names that every object inherits", () => {
  for (const name of ["__proto__", "constructor", "toString", ""]) {
    expect(systemCatalogue.find(name)).toBeUndefined();
    expect(systemCatalogue.versionsOf(name)).toEqual([]);
  }
});

test("finds a user's node as well as system nodes", () => {
  const mine = { ...systemCatalogue.find("sma")!, name: "mine" };
  const catalogue = makeCatalogue([...systemNodes, mine]);
  expect(catalogue.find("mine")).toBe(mine);
  expect(catalogue.find("sma")).toBe(systemCatalogue.find("sma"));
});
