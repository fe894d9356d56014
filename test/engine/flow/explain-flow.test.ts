import { systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { CROSSING, crossingFlow } from "./crossing-flow";

function explain(drawing: Readonly<Record<string, NodeSpec>>): string {
  return checkFlow(buildFlow(drawing), systemCatalogue).explanation!;
}

test("tells entries, exits, size and stop in this order, whatever their ids", () => {
  const stop = { template: "fixed_percent_stop", params: { percent: 5 }, inputs: { signal: "z_size.signal" } };
  const size = { template: "percent_equity", params: { percent: 25 }, inputs: { signal: "buy.signal" } };
  expect(explain({ ...CROSSING, a_stop: stop, z_size: size }).split(/(?<=\.) (?=[A-Z])/)).toEqual([
    "Buy when the 1-bar simple moving average of close crosses above the 5-bar simple moving average of close.",
    expect.stringMatching(/^Sell .* crosses below /),
    "Put 25 % of equity into each trade.",
    expect.stringMatching(/5 %/),
  ]);
});

test("names the output where a node has several", () => {
  const regime = { template: "regime" };
  const buy = { template: "entry_long", inputs: { condition: "regime.bull" } };
  expect(explain({ ...CROSSING, regime, buy })).toMatch(/^Buy when the regime of close .* is bull\./);
});

test("tells the same twice only once", () => {
  expect(explain({ ...CROSSING, again: CROSSING.buy! })).toBe(explain(CROSSING));
});

test("stays short however much there is to tell, and names what it cuts by its label", () => {
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
  const told = explain({ ...CROSSING, ...many, ...conditions });
  expect(told.length).toBeLessThan(2100);
  expect(told).toMatch(/And \d+ more\.$/);

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

test("says nothing of a flow that is wrong", () => {
  expect(checkFlow(crossingFlow({ buy: { template: "entry_long" } }), systemCatalogue).explanation).toBeNull();
});
