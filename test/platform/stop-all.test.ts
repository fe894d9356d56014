import { stopAll } from "../../src/platform/stop-all";

const stopsOf = (failing: readonly string[]) => {
  const stopped: string[] = [];
  const stops = ["database", "jobs", "server"].map((part) => async () => {
    stopped.push(part);
    if (failing.includes(part)) throw new Error(part);
  });
  return { stopped, stops };
};

test("stops the parts in the reverse order of their start", async () => {
  const { stopped, stops } = stopsOf([]);
  await stopAll(stops);
  expect(stopped).toEqual(["server", "jobs", "database"]);
});

test("stops the other parts when one fails to stop", async () => {
  const { stopped, stops } = stopsOf(["jobs"]);
  await expect(stopAll(stops)).rejects.toThrow(new Error("jobs"));
  expect(stopped).toEqual(["server", "jobs", "database"]);
});

test("reports all failures", async () => {
  const { stops } = stopsOf(["jobs", "database"]);
  await expect(stopAll(stops)).rejects.toMatchObject({ errors: [new Error("jobs"), new Error("database")] });
});

test("a part that does not stop in time does not prevent the others from being stopped", async () => {
  const { stopped, stops } = stopsOf([]);
  const hanging = () => new Promise<void>(() => {});
  await expect(stopAll([...stops, hanging], 50)).rejects.toThrow("A part did not stop within 0.05 seconds");
  expect(stopped).toEqual(["server", "jobs", "database"]);
});
