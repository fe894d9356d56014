import { calculateExposures } from "../../../src/market/factors/calculate-exposures";
import type { Exposure } from "../../../src/market/factors/exposure";
import { readSampleBars } from "../../../src/market/samples/read-sample-bars";
import { A_BILLIONTH, relativeError } from "../../engine/regression/relative-error";
import samples from "./fixtures/samples.json";
import scenarioFile from "./fixtures/scenarios.json";
import { DAYS, type ScenarioChanges, scenarioCloses } from "./scenario-closes";

interface Scenario extends ScenarioChanges {
  readonly name: string;
  readonly asOf: string;
  readonly rows: readonly Exposure[];
  readonly skipped: readonly string[];
}

const SCENARIOS = scenarioFile.scenarios as unknown as readonly Scenario[];
const LAST_DAY = DAYS.at(-1)!;
const ALL_NAMES = [
  "Market Beta (90D)",
  "Provider Beta (1Y)",
  "IR Beta",
  "Momentum",
  "Value",
  "Growth",
  "Size",
  "Quality",
  "Low Volatility",
  "Growth-Value Spread",
  "Momentum Spread",
  "Size Spread",
  "Quality Spread",
];

function exposuresOf(changes: ScenarioChanges, missingEtfs: readonly string[] = [], asOf = LAST_DAY) {
  const { bars, etfs } = scenarioCloses(changes);
  for (const etf of missingEtfs) etfs.delete(etf);
  const { rows, skipped } = calculateExposures(bars, etfs, asOf);
  return {
    row: new Map(rows.map((row) => [row.factorName, row])),
    reason: new Map(skipped.map(({ factorName, reason }) => [factorName, reason])),
  };
}

describe("exposures equal those of NumPy", () => {
  test.each(SCENARIOS)("$name", ({ asOf, rows, skipped, ...changes }) => {
    const { row, reason } = exposuresOf(changes, [], asOf);
    expect([...reason.keys()].toSorted()).toEqual([...skipped].toSorted());
    expect([...row.keys()].toSorted()).toEqual(rows.map(({ factorName }) => factorName).toSorted());
    for (const { betaValue, rSquared, ...exact } of rows) {
      const found = row.get(exact.factorName)!;
      expect(found).toMatchObject(exact);
      expect(relativeError(found.betaValue, betaValue)).toBeLessThan(A_BILLIONTH);
      expect(relativeError(found.rSquared, rSquared)).toBeLessThan(A_BILLIONTH);
    }
  });

  test("for AAPL's beta on the S&P 500, with real prices", () => {
    const [aapl, gspc] = readSampleBars().map(({ rows }) => ({
      dates: rows.map(({ date }) => date),
      close: Float64Array.from(rows, ({ close }) => Number(close)),
    }));
    const { rows } = calculateExposures(aapl!, new Map([["SPY", gspc!]]), "2020-01-01");
    expect(rows.map(({ factorName }) => factorName)).toEqual(["Market Beta (90D)"]);
    expect(rows[0]).toMatchObject({ observations: 90, lastObservation: "2018-05-11" });
    const expected = samples.lines.find(({ observations }) => observations === 90)!;
    expect(relativeError(rows[0]!.betaValue, expected.beta)).toBeLessThan(A_BILLIONTH);
    expect(relativeError(rows[0]!.rSquared, expected.rSquared)).toBeLessThan(A_BILLIONTH);
  });
});

describe("every factor", () => {
  test.each([...SCENARIOS.map(({ name, asOf, ...changes }) => [name, changes, asOf] as const)])(
    "has exactly one result, an exposure or a reason: %s",
    (_, changes, asOf) => {
      const { row, reason } = exposuresOf(changes, [], asOf);
      expect([...row.keys(), ...reason.keys()].toSorted()).toEqual(ALL_NAMES.toSorted());
    },
  );

  test("records its method, ridge penalty and window", () => {
    const { row } = exposuresOf({});
    const method = (name: string) => {
      const { calculationMethod, regularizationAlpha, regressionWindowDays } = row.get(name)!;
      return [calculationMethod, regularizationAlpha, regressionWindowDays];
    };
    expect(method("Market Beta (90D)")).toEqual(["ols_market", null, 90]);
    expect(method("IR Beta")).toEqual(["ols_ir", null, 90]);
    expect(method("Value")).toEqual(["ridge_regression", 1, 90]);
    expect(method("Size Spread")).toEqual(["spread_regression", null, 180]);
  });

  test("is capped at ±5 and marked as capped, with the R² of the uncapped regression", () => {
    const { row } = exposuresOf({ symbol: "LEVER" });
    expect(row.get("Market Beta (90D)")).toMatchObject({ betaValue: 5, capped: true });
    expect(row.get("IR Beta")).toMatchObject({ betaValue: -5, capped: true });
    expect(row.get("IR Beta")!.rSquared).toBeGreaterThan(0.5);
    expect(row.get("Value")!.capped).toBe(false);
  });

  test("of a symbol with a constant price is 0, with R² null", () => {
    const { row } = exposuresOf({ symbol: "FLAT" });
    expect(new Set([...row.values()].map(({ betaValue }) => betaValue))).toEqual(new Set([0]));
    expect(new Set([...row.values()].map(({ rSquared }) => rSquared))).toEqual(new Set([null]));
  });
});

describe("a factor is skipped", () => {
  test("if it is only published by data vendors", () => {
    expect(exposuresOf({}).reason).toEqual(
      new Map([
        [
          "Provider Beta (1Y)",
          "This beta is published by data vendors; none of the available price providers reports it.",
        ],
      ]),
    );
  });

  test("with the names of its missing ETFs, and only if it needs them", () => {
    const { row, reason } = exposuresOf({}, ["VTV", "USMV"]);
    expect(reason.get("Momentum")).toBe(`No prices for VTV and USMV up to ${LAST_DAY}.`);
    expect(reason.get("Growth-Value Spread")).toBe(`No prices for VTV up to ${LAST_DAY}.`);
    expect([...row.keys()]).toEqual([
      "Market Beta (90D)",
      "IR Beta",
      "Momentum Spread",
      "Size Spread",
      "Quality Spread",
    ]);
  });

  test("without any ETF, like all thirteen", () => {
    const { row, reason } = exposuresOf({}, [...scenarioCloses({}).etfs.keys()]);
    expect(row.size).toBe(0);
    expect(reason.size).toBe(13);
    expect(reason.get("Size")).toBe(`No prices for MTUM, VTV, VUG, IWM, QUAL and USMV up to ${LAST_DAY}.`);
  });

  test("if all prices of its ETF are after the last day or not numbers", () => {
    expect(exposuresOf({ from: { SPY: DAYS[200]! } }, [], DAYS[199]).reason.get("Market Beta (90D)")).toBe(
      `No prices for SPY up to ${DAYS[199]}.`,
    );
    expect(exposuresOf({ fixed: { SPY: Number.NaN } }).reason.get("Market Beta (90D)")).toBe(
      `No prices for SPY up to ${LAST_DAY}.`,
    );
  });

  test("with the number of returns if there are too few", () => {
    const { reason } = exposuresOf({ from: { STOCK: DAYS.at(-30)! } });
    expect(reason.get("IR Beta")).toBe(
      `The symbol shares 29 daily returns with TLT up to ${LAST_DAY}; the minimum is 30.`,
    );
    expect(reason.get("Size Spread")).toBe(
      `The symbol shares 29 daily returns with IWM and SPY up to ${LAST_DAY}; the minimum is 60.`,
    );
  });

  test("if the price of its ETF is constant, or its two ETFs have the same returns", () => {
    const flat = exposuresOf({ fixed: { SPY: 400, USMV: 70 } });
    expect(flat.reason.get("Market Beta (90D)")).toBe("The daily return of SPY is constant over all 90 observations.");
    expect(flat.reason.get("Low Volatility")).toBe("The daily return of USMV is constant over all 90 observations.");
    expect(flat.row.has("Value")).toBe(true);
    expect(exposuresOf({ copied: { VUG: "VTV" } }).reason.get("Growth-Value Spread")).toBe(
      "The difference between the daily returns of VUG and VTV is constant over all 180 observations.",
    );
  });

  test("if the returns of its two ETFs differ only by rounding", () => {
    const { bars, etfs } = scenarioCloses({});
    const { dates, close } = etfs.get("VTV")!;
    etfs.set("VUG", { dates, close: close.map((value) => value * 1.1) });
    const { skipped } = calculateExposures(bars, etfs, LAST_DAY);
    expect(skipped.map(({ factorName }) => factorName)).toContain("Growth-Value Spread");
  });

  test("if the symbol has no prices, like all thirteen", () => {
    const { rows, skipped } = calculateExposures(
      { dates: [], close: new Float64Array() },
      scenarioCloses({}).etfs,
      LAST_DAY,
    );
    expect(rows).toEqual([]);
    expect(skipped).toHaveLength(13);
  });
});
