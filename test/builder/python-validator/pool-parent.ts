import { makeValidatorPool } from "../../../src/builder/python-validator/validator-pool";

/** A separate process with a pool whose only validator hangs; a test kills it. */
const pool = makeValidatorPool({ size: 1, timeoutMs: 1000 });

async function main(): Promise<void> {
  await pool.validate({ source: "x = 1" });
  const source = "def generate_signals(bars):\n    while True:\n        pass";
  const hanging = pool.validate({ source, run: { functionName: "generate_signals", bars: {} } });
  process.stdout.write("hanging\n");
  await hanging;
}

void main();
