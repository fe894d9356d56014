import { makeValidatorPool } from "../../../../src/builder/python-validator/validator-pool";
import { systemNodes } from "../../../../src/engine/system-nodes";
import { randomFullPlan } from "../../../engine/flow/random-full-flow";
import { sourceOf } from "../../../engine/python/run-strategies";

const pool = makeValidatorPool({ size: 1, timeoutMs: 45_000 });
afterAll(() => pool.close());

test("the code of random flows, which together contain every node, has no lint warning", async () => {
  const warnings: string[] = [];
  for (let seed = 0; seed < 63; seed++) {
    const required = systemNodes.filter((_, index) => index % 63 === seed);
    const source = sourceOf(randomFullPlan(seed, required));
    const { status, lintWarnings } = await pool.validate({ source });
    expect({ seed, status }).toEqual({ seed, status: "VALID" });
    warnings.push(...lintWarnings.map(({ message, line }) => `${seed}: ${message} (line ${line})`));
  }
  expect(warnings).toEqual([]);
}, 300_000);
