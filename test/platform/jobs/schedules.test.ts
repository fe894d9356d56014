import pino from "pino";
import { builderSchedules } from "../../../src/builder";
import { marketSchedules } from "../../../src/market";
import { DEFAULT_HEALTH_THRESHOLDS, runSchedules } from "../../../src/runs";

const schedules = [
  ...runSchedules(DEFAULT_HEALTH_THRESHOLDS),
  ...marketSchedules({ log: pino({ level: "silent" }) }),
  ...builderSchedules(),
];
const rows = schedules.map((schedule) => [schedule.queue, schedule] as const);

/** Catches up by itself, at each start of a worker. */
const CATCHES_UP = ["refresh-market"];

describe.each(rows)("%s", (queue, { cron, expireInSeconds, retryLimit }) => {
  test("is due every hour at least, or catches up with a time at which no worker ran", () => {
    const [, hour, day, month, weekday] = cron.split(" ");
    expect([hour, day, month, weekday].every((field) => field === "*") || CATCHES_UP.includes(queue)).toBe(true);
  });

  test("is not blocked by a killed worker for longer than until it is due again, or is tried again", () => {
    const pause = cron.startsWith("* ") ? 60 : 900;
    expect(expireInSeconds).toBeLessThan(pause);
    if (cron.split(" ")[1] !== "*") expect(retryLimit).toBeGreaterThan(0);
  });
});

test("no two cleanups are due in the same minute", () => {
  const hourly = schedules.filter(({ cron }) => /^\d+ \* /.test(cron)).map(({ cron }) => cron);
  expect(new Set(hourly).size).toBe(hourly.length);
});
