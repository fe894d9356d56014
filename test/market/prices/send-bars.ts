import type { Asker, TestApp } from "../../support/test-app";

/** A bar as sent by a client; any values are allowed, so that tests can send invalid ones. */
export type SentBar = Record<string, unknown>;

export const bar = (change: SentBar = {}): SentBar => ({
  symbol: "AAPL",
  date: "2024-05-17",
  open: "10",
  high: "12.5",
  low: "9",
  close: "11",
  volume: 1000,
  ...change,
});

/** `count` daily bars of one symbol from 1 January 1990 on. */
export function days(count: number, symbol = "AAPL"): SentBar[] {
  return Array.from({ length: count }, (_, index) => bar({ symbol, date: dayAfter(index) }));
}

export function dayAfter(days: number): string {
  return new Date(Date.UTC(1990, 0, 1 + days)).toISOString().slice(0, 10);
}

const UPSERT = `
  mutation ($input: UpsertPriceBarsInput!) {
    upsertPriceBars(input: $input) { inserted updated unchanged userErrors { code field message } }
  }`;

/** Sends bars and returns the whole response. */
export function sendBars(app: TestApp, bars: readonly SentBar[], dataSource = "synthetic", asker?: Asker) {
  return app.query(UPSERT, { input: { bars, dataSource } }, asker);
}

/** Sends bars and returns the three counts and each problem as `CODE path`. */
export async function outcome(app: TestApp, bars: readonly SentBar[], dataSource?: string) {
  const { data, errors } = await sendBars(app, bars, dataSource);
  if (errors !== undefined) throw new Error(`The response has no payload: ${JSON.stringify(errors)}`);
  const { inserted, updated, unchanged, userErrors } = data.upsertPriceBars;
  const problems = userErrors.map(
    ({ code, field }: { code: string; field: string[] | null }) => `${code} ${field?.join(".") ?? "-"}`,
  );
  return { counts: [inserted, updated, unchanged], problems };
}

export const written = (inserted: number, updated: number, unchanged: number) => ({
  counts: [inserted, updated, unchanged],
  problems: [],
});

export const rejected = (...problems: string[]) => ({ counts: [0, 0, 0], problems });
