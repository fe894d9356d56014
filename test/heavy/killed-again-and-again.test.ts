import { expectNothingLost } from "../processes/expect-nothing-lost";
import { killedRun } from "../processes/killed-run";
import { childPrograms } from "../support/child-programs";

jest.setTimeout(1_200_000);
const programs = childPrograms();

test.each([1, 25, 200])("a server that is killed ten times loses no acknowledged batch of %i", async (batchSize) => {
  const batches = Math.ceil(4000 / batchSize);
  const killAt = Array.from({ length: 10 }, (_, index) => (index + 0.5) / 10.5);
  const plan = { writers: 8, batches, batchSize, killAt };
  const run = await killedRun(programs, plan);
  expect(run.kills).toBe(10);
  expectNothingLost(run, plan);
});
