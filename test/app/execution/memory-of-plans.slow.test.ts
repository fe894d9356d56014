import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parse } from "graphql";
import { buildSchema } from "../../../src/app/build-schema";
import { executePlanned } from "../../../src/app/execution/planned-execution";
import { QueryPlans } from "../../../src/app/execution/query-plans";

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");

/** Megabytes of the heap that are in use. */
function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1e6;
}

test("100,000 different documents take no more memory than the plans that are kept", async () => {
  const schema = buildSchema();
  const plans = new QueryPlans();
  const execute = async (first: number, last: number) => {
    for (let nth = first; nth < last; nth += 1) {
      const document = parse(`{ a${nth}: __typename strategyRun(id: "x") @skip(if: true) { id executionStatus } }`);
      await executePlanned({ schema, document }, plans);
    }
  };
  await execute(0, 10_000);
  const early = heap();
  await execute(10_000, 100_000);
  expect(plans.size).toBe(1000);
  expect(heap() - early).toBeLessThan(10);
}, 120_000);
