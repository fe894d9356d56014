import { setTimeout as pause } from "node:timers/promises";
import { verifyCode } from "../../src/builder/codegen/validation/verify-code";
import { makeValidatorPool, type ValidatorPool } from "../../src/builder/python-validator/validator-pool";
import { explainFlow } from "../../src/engine/flow/explain-flow";
import type { FlowPlan } from "../../src/engine/flow/flow-plan";
import { compileFlow } from "../../src/engine/python/compile-flow";
import { type Contest, contest } from "../contest";
import { twentyNodeFlow } from "../twenty-node-flow";

const VALIDATORS = 2;
/** Until the validators that were used up are replaced. */
const READY_AFTER_MS = 6000;
const AT_ONCE = 16;

/**
 * The Python of the 20-node flow, written, read and run until its signals are proven: with a validator that is ready,
 * against starting Python for it. Also says how many of them two validators prove when they are all asked for at once.
 */
export async function contestCodeGeneration({ rounds }: { readonly rounds: number }): Promise<Contest> {
  const plan = twentyNodeFlow();
  const pool = makeValidatorPool({ size: VALIDATORS });
  try {
    await prove(plan, pool);
    const held = await contest("20-node flow proven, a validator ready, against starting Python", "a minute", {
      warmUp: 1,
      rounds,
      ours: async () => {
        await pause(READY_AFTER_MS);
        return 60 / (await secondsOf(() => prove(plan, pool)));
      },
      bare: async () => 60 / (await secondsOf(() => proveWithoutPool(plan))),
      target: 5,
    });
    await pause(READY_AFTER_MS);
    const took = await secondsOf(() => Promise.all(Array.from({ length: AT_ONCE }, () => prove(plan, pool))));
    console.log(`${AT_ONCE} at once: ${((60 * AT_ONCE) / took).toFixed(0)} a minute with ${VALIDATORS} validators`);
    return held;
  } finally {
    await pool.close();
  }
}

async function prove(plan: FlowPlan, pool: ValidatorPool): Promise<void> {
  const { source } = compileFlow(plan, { name: "Twenty nodes", flowHash: "", explanation: explainFlow(plan) });
  const { status } = await verifyCode(source, plan, pool);
  if (status !== "VALID") throw new Error(`The code of the flow was found ${status}.`);
}

async function proveWithoutPool(plan: FlowPlan): Promise<void> {
  const pool = makeValidatorPool({ size: 1 });
  await prove(plan, pool);
  await pool.close();
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
