/** What must be undone at the end, however the end comes. */
export interface Cleanup {
  /** Adds a step; steps are taken in reverse order. */
  add(step: () => Promise<unknown>): void;
  run(): Promise<void>;
}

/** Also runs on a signal, which then ends the process. */
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
  // Whoever read the output has gone (`| head`); that must not keep us from cleaning up.
  process.stdout.on("error", () => {});
  return { add: (step) => void steps.push(step), run };
}
