import { backoffSeconds } from "../../../src/market/onboarding/queue/fail-attempt";

const SETTINGS = { backoffSeconds: 5, backoffLimitSeconds: 600 };
const TRANSIENT = { message: "busy", isPermanent: false };
const middle = () => 0.5;
const after = (attempts: number, failure: Parameters<typeof backoffSeconds>[1] = TRANSIENT, random = middle) =>
  backoffSeconds({ attempts, maxAttempts: 20 }, failure, SETTINGS, random);

test("the delay doubles with each attempt up to its limit", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 19].map((attempts) => after(attempts))).toEqual([
    5, 10, 20, 40, 80, 160, 320, 600, 600, 600,
  ]);
});

test("the delay has ±50 % jitter, so that many jobs are not retried together", () => {
  expect(after(3, TRANSIENT, () => 0)).toBe(10);
  expect(after(3, TRANSIENT, () => 0.999999)).toBeCloseTo(30, 3);
  const drawn = Array.from({ length: 200 }, () => after(3, TRANSIENT, Math.random) as number);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(30);
  expect(new Set(drawn).size).toBeGreaterThan(100);
});

test("there is no retry after the last attempt", () => {
  expect(backoffSeconds({ attempts: 4, maxAttempts: 5 }, TRANSIENT, SETTINGS, middle)).toBe(40);
  expect(backoffSeconds({ attempts: 5, maxAttempts: 5 }, TRANSIENT, SETTINGS, middle)).toBeNull();
  expect(backoffSeconds({ attempts: 6, maxAttempts: 5 }, TRANSIENT, SETTINGS, middle)).toBeNull();
});

test("there is no retry after a permanent failure", () => {
  expect(after(1, { ...TRANSIENT, isPermanent: true })).toBeNull();
});

test("a longer delay requested by the provider is respected, even above the limit", () => {
  expect(after(1, { ...TRANSIENT, retryAfterSeconds: 60 })).toBe(60);
  expect(after(4, { ...TRANSIENT, retryAfterSeconds: 1 })).toBe(40);
  expect(after(1, { ...TRANSIENT, retryAfterSeconds: 86_400 })).toBe(86_400);
  expect(after(1, { ...TRANSIENT, retryAfterSeconds: null })).toBe(5);
});
