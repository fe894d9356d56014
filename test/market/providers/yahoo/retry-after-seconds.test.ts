import { retryAfterSeconds } from "../../../../src/market/providers/yahoo/retry-after-seconds";

const NOW = new Date("2020-01-01T00:00:00Z");

describe("a Retry-After header", () => {
  it.each([
    ["30", 30],
    [" 0 ", 0],
    ["999999999", 86_400],
    ["Wed, 01 Jan 2020 00:01:30 GMT", 90],
    ["Tue, 31 Dec 2019 23:00:00 GMT", 0],
    ["-5x", null],
    ["soon", null],
    ["", null],
    [null, null],
  ])("of %p is parsed to %p seconds", (header, seconds) => {
    expect(retryAfterSeconds(header, NOW)).toBe(seconds);
  });
});
