import { backoffSeconds } from "../../../src/market/onboarding/queue/end-onboarding";

const settings = { backoffSeconds: 5, backoffLimitSeconds: 600 };
const transient = { message: "busy", isPermanent: false };
const middle = () => 0.5;
const after = (attempts: number, failure: Parameters<typeof backoffSeconds>[1] = transient, random = middle) =>
  backoffSeconds({ attempts, maxAttempts: 20 }, failure, settings, random);

test("the delay doubles with each attempt up to its limit", () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 19].map((attempts) => after(attempts))).toEqual([
    ...[5, 10, 20, 40, 80, 160, 320],
    ...[600, 600, 600],
  ]);
});

test("the delay has ±50 % jitter, so that many jobs are not retried together", () => {
  expect(after(3, transient, () => 0)).toBe(10);
  expect(after(3, transient, () => 0.999999)).toBeCloseTo(30, 3);
  const drawn = Array.from({ length: 200 }, () => after(3, transient, Math.random) as number);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(10);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(30);
  expect(new Set(drawn).size).toBeGreaterThan(100);
});

test("there is no retry after the last attempt", () => {
  expect(backoffSeconds({ attempts: 4, maxAttempts: 5 }, transient, settings, middle)).toBe(40);
  expect(backoffSeconds({ attempts: 5, maxAttempts: 5 }, transient, settings, middle)).toBeNull();
  expect(backoffSeconds({ attempts: 6, maxAttempts: 5 }, transient, settings, middle)).toBeNull();
});

test("there is no retry after a permanent failure", () => {
  expect(after(1, { ...transient, isPermanent: true })).toBeNull();
});

test("a longer delay requested by the provider is respected, even above the limit", () => {
  expect(after(1, { ...transient, retryAfterSeconds: 60 })).toBe(60);
  expect(after(4, { ...transient, retryAfterSeconds: 1 })).toBe(40);
  expect(after(1, { ...transient, retryAfterSeconds: 86_400 })).toBe(86_400);
  expect(after(1, { ...transient, retryAfterSeconds: null })).toBe(5);
});
