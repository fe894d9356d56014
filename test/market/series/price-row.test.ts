import { formatPrice, MIN_PRICE, roundedPrice } from "../../../src/market/series/price-row";
import { randomNumbers } from "../../engine/indicators/sample-series";
import { testDatabase } from "../../support/test-database";

const database = testDatabase();
const random = randomNumbers(11);
/** From 1e-11 to 1e6. */
const PRICES = Array.from({ length: 2000 }, () => (1 + 9 * random()) * 10 ** Math.floor(17 * random() - 11));

test.each([
  [188.589996, "188.5900"],
  [1, "1.0000"],
  [0.99999951, "1.000000"],
  [0.12345678, "0.123457"],
  [0.00123456789, "0.00123457"],
  [0.0000001234, "0.000000123400"],
  [0.0000000000012, "0.000000000001"],
  [4e-13, "0.000000000000"],
  [0, "0.0000"],
  [-37.63, "-37.6300"],
])("%d is written as %s", (price, text) => {
  expect(formatPrice(price)).toBe(text);
});

test("no price from 0.0000001 on changes by more than 0.005 %", () => {
  for (const price of PRICES.filter((value) => value >= 1e-7)) {
    expect(Math.abs(Number(formatPrice(price)) / price - 1)).toBeLessThanOrEqual(5e-5);
  }
});

test("the order of prices is kept", () => {
  const ascending = [...PRICES, 0.9999999, 1, 1.00000001].sort((one, other) => one - other);
  const written = ascending.map((price) => Number(formatPrice(price)));
  expect(written).toEqual([...written].sort((one, other) => one - other));
});

test("the database rounds as the code does", async () => {
  const prices = [...PRICES.map((price) => price.toFixed(20)), "0", "1", "-0.00123456789", "-37.63", MIN_PRICE];
  const rows = await database.sql(
    `select ${roundedPrice("price")}::text as rounded from unnest($1::numeric[]) with ordinality as given (price, place) order by place`,
    [prices],
  );
  expect(rows.map(({ rounded }) => Number(rounded))).toEqual(prices.map((price) => Number(formatPrice(Number(price)))));
});
