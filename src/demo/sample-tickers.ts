/** Tickers of the sample data: AAPL, then as many synthetic symbols as needed. */
export function sampleTickers(count: number): string[] {
  const synthetic = Array.from({ length: count - 1 }, (_, index) => `SYN${String(index + 1).padStart(4, "0")}`);
  return ["AAPL", ...synthetic];
}
