/** AAPL's real bars and as many of the made-up symbols as it takes. */
export function sampleTickers(count: number): string[] {
  const synthetic = Array.from({ length: count - 1 }, (_, index) => `SYN${String(index + 1).padStart(4, "0")}`);
  return ["AAPL", ...synthetic];
}
