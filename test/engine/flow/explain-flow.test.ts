import { systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { CROSSING, crossingFlow } from "./crossing-flow";

function explain(specs: Readonly<Record<string, NodeSpec>>): string {
  return checkFlow(buildFlow(specs), systemCatalogue).explanation!;
}

test("describes entries, exits, size and stop in this order, regardless of their ids", () => {
  const stop = { template: "fixed_percent_stop", params: { percent: 5 }, inputs: { signal: "z_size.signal" } };
  const size = { template: "percent_equity", params: { percent: 25 }, inputs: { signal: "buy.signal" } };
  expect(explain({ ...CROSSING, a_stop: stop, z_size: size }).split(/(?<=\.) (?=[A-Z])/)).toEqual([
    "Buy when the 1-bar simple moving average of close crosses above the 5-bar simple moving average of close.",
    expect.stringMatching(/^Sell .* crosses below /),
    "Invest 25 % of equity in each trade, for the long entry.",
    expect.stringMatching(/5 %/),
  ]);
});

test("names the output of a node with several outputs", () => {
  const regime = { template: "regime" };
  const buy = { template: "entry_long", inputs: { condition: "regime.bull" } };
  expect(explain({ ...CROSSING, regime, buy })).toMatch(/^Buy when the market regime of close .* is bullish\./);
});

test("omits duplicate sentences", () => {
  expect(explain({ ...CROSSING, again: CROSSING.buy! })).toBe(explain(CROSSING));
});

test("is limited in length, and replaces long phrases by labels", () => {
  const many = Object.fromEntries(
    Array.from({ length: 120 }, (_, place) => [
      `n${place}`,
      { template: "entry_long", inputs: { condition: `c${place}.result` } },
    ]),
  );
  const conditions = Object.fromEntries(
    Array.from({ length: 120 }, (_, place) => [
      `c${place}`,
      { template: "greater_than", params: { value: place }, inputs: { a: "price.value" } },
    ]),
  );
  const explanation = explain({ ...CROSSING, ...many, ...conditions });
  expect(explanation.length).toBeLessThan(2100);
  expect(explanation).toMatch(/And \d+ more\. Shortened; checksum [0-9a-f]{12}\.$/);

  const nested = (depth: number): Readonly<Record<string, NodeSpec>> =>
    Object.fromEntries(
      Array.from({ length: depth }, (_, place) => {
        const former = place === 0 ? "above.result" : `a${place - 1}.result`;
        return [`a${place}`, { template: "and", label: `Step ${place}`, inputs: { a: former, b: former } }];
      }),
    );
  const buy = { template: "entry_long", inputs: { condition: "a40.result" } };
  const deep = explain({ ...CROSSING, ...nested(41), buy });
  expect(deep.length).toBeLessThan(2100);
  expect(deep).toMatch(/“Step \d+”/);
});

test("does not explain an invalid flow", () => {
  expect(checkFlow(crossingFlow({ buy: { template: "entry_long" } }), systemCatalogue).explanation).toBeNull();
});
