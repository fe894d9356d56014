import { progressBar, progressText } from "../../src/demo/progress-line";

const halfWay = { processed: 250, total: 500, percent: 50, elapsedMs: 5_000, note: "SYN0250" };

test("tells percent, count, rate, time to go and the current ticker", () => {
  expect(progressText(halfWay)).toBe(" 50 %  250/500  50.0/s  ETA 0:05  SYN0250");
});

test("the bar is filled as far as the run is", () => {
  expect(progressBar(halfWay, 100)).toBe(
    `[${"#".repeat(15)}${"-".repeat(15)}]  50 %  250/500  50.0/s  ETA 0:05  SYN0250`,
  );
  expect(progressBar({ ...halfWay, percent: 0 }, 100)).toContain(`[${"-".repeat(30)}]`);
  expect(progressBar({ ...halfWay, percent: 100 }, 100)).toContain(`[${"#".repeat(30)}]`);
});

test("a bar in a narrow terminal is cut, never wrapped", () => {
  expect(progressBar(halfWay, 40)).toHaveLength(39);
});

test("nobody guesses a time before the first ticker is done", () => {
  const waiting = { processed: 0, total: 500, percent: 0, elapsedMs: 3_000, note: "waiting for a worker" };
  expect(progressText(waiting)).toBe("  0 %  0/500  0.0/s  ETA -:--  waiting for a worker");
  expect(progressText({ ...waiting, processed: 1, elapsedMs: 0 })).toContain("ETA -:--");
});

test("a run without a ticker ends in no blanks", () => {
  expect(progressText({ processed: 500, total: 500, percent: 100, elapsedMs: 10_000, note: "" })).toBe(
    "100 %  500/500  50.0/s  ETA 0:00",
  );
});

test("more than a minute is told in minutes", () => {
  expect(progressText({ ...halfWay, processed: 10, elapsedMs: 5_000 })).toContain("ETA 4:05");
});
