import { childPrograms } from "../support/child-programs";
import { expectNothingLost } from "./expect-nothing-lost";
import { killedRun } from "./killed-run";

jest.setTimeout(300_000);
const programs = childPrograms();

test("eight writers over two kills of the server: all that was acknowledged is there once, numbered without a gap", async () => {
  const plan = { writers: 8, batches: 40, batchSize: 5, killAt: [0.25, 0.5] };
  const run = await killedRun(programs, plan);
  expect(run.kills).toBe(2);
  expectNothingLost(run, plan);
});
