import { progressBar, progressText } from "../../src/demo/progress-line";

const halfWay = { processed: 250, total: 500, percent: 50, elapsedMs: 5_000, note: "SYN0250" };

test("contains percentage, count, rate, remaining time and current ticker", () => {
  expect(progressText(halfWay)).toBe(" 50 %  250/500  50.0/s  ETA 0:05  SYN0250");
});

test("fills the bar in proportion to the progress", () => {
  expect(progressBar(halfWay, 100)).toBe(
    `[${"#".repeat(15)}${"-".repeat(15)}]  50 %  250/500  50.0/s  ETA 0:05  SYN0250`,
  );
  expect(progressBar({ ...halfWay, percent: 0 }, 100)).toContain(`[${"-".repeat(30)}]`);
  expect(progressBar({ ...halfWay, percent: 100 }, 100)).toContain(`[${"#".repeat(30)}]`);
});

test("cuts the bar in a narrow terminal", () => {
  expect(progressBar(halfWay, 40)).toHaveLength(39);
});

test("shows no remaining time before the first ticker is processed", () => {
  const waiting = { processed: 0, total: 500, percent: 0, elapsedMs: 3_000, note: "waiting for a worker" };
  expect(progressText(waiting)).toBe("  0 %  0/500  0.0/s  ETA -:--  waiting for a worker");
  expect(progressText({ ...waiting, processed: 1, elapsedMs: 0 })).toContain("ETA -:--");
});

test("has no trailing blanks without a note", () => {
  expect(progressText({ processed: 500, total: 500, percent: 100, elapsedMs: 10_000, note: "" })).toBe(
    "100 %  500/500  50.0/s  ETA 0:00",
  );
});

test("shows more than a minute in minutes", () => {
  expect(progressText({ ...halfWay, processed: 10, elapsedMs: 5_000 })).toContain("ETA 4:05");
});
