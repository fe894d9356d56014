import { ordinaryLeastSquares } from "../../../src/engine/regression/ordinary-least-squares";
import { returnsOnCommonDates } from "../../../src/engine/regression/returns-on-common-dates";
import { readSampleBars } from "../../../src/market/samples/read-sample-bars";
import { A_BILLIONTH, relativeError } from "../../engine/regression/relative-error";
import samples from "./fixtures/samples.json";

const [aapl, gspc] = readSampleBars().map(({ rows }) => ({
  dates: rows.map(({ date }) => date),
  close: Float64Array.from(rows, ({ close }) => Number(close)),
}));
const { dates, returns } = returnsOnCommonDates([aapl!, gspc!], "2020-12-31");

describe("the bundled bars of AAPL and the S&P 500", () => {
  test("have 1,259 common returns", () => {
    expect([dates.length, dates[0], dates.at(-1)]).toEqual([1259, "2013-05-14", "2018-05-11"]);
  });

  test.each(samples.lines)(
    "have the regression line of NumPy over the last $observations returns",
    ({ observations, ...expected }) => {
      const [y, x] = returns.map((one) => one.slice(-observations));
      const fit = ordinaryLeastSquares(x!, y!);
      expect(fit.observations).toBe(observations);
      expect(relativeError(fit.beta, expected.beta)).toBeLessThan(A_BILLIONTH);
      expect(relativeError(fit.intercept, expected.intercept)).toBeLessThan(A_BILLIONTH);
      expect(relativeError(fit.rSquared, expected.rSquared)).toBeLessThan(A_BILLIONTH);
    },
  );
});
