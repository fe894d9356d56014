/** Steps to undo when the process ends, for whatever reason. */
export interface Cleanup {
  /** Adds a step; the steps run in reverse order. */
  add(step: () => Promise<unknown>): void;
  run(): Promise<void>;
}

/** The cleanup also runs on a termination signal, which then ends the process. */
export function makeCleanup(): Cleanup {
  const steps: (() => Promise<unknown>)[] = [];
  let running: Promise<void> | null = null;
  const undo = async () => {
    for (let step = steps.pop(); step !== undefined; step = steps.pop()) await step();
  };
  const run = () => {
    running ??= undo();
    return running;
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => run().finally(() => process.exit(130)));
  }
  // The reader of the output may close it early (`| head`); the cleanup must still run.
  process.stdout.on("error", () => {});
  return { add: (step) => void steps.push(step), run };
}
