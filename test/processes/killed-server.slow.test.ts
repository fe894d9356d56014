import { childPrograms } from "../support/child-programs";
import { expectNothingLost } from "./expect-nothing-lost";
import { killedRun } from "./killed-run";

jest.setTimeout(300_000);
const programs = childPrograms();

test("a server that is killed twice under eight writers stores each acknowledged entry once", async () => {
  const plan = { writers: 8, batches: 40, batchSize: 5, killAt: [0.25, 0.5] };
  const run = await killedRun(programs, plan);
  expect(run.kills).toBe(2);
  expectNothingLost(run, plan);
});
