import { Session } from "node:inspector/promises";

interface Range {
  readonly startOffset: number;
  readonly count: number;
}

/** Counts the work of code under `src/engine` without measuring time. */
export interface WorkCounter {
  /** Number of function calls and loop passes that `work` executes. */
  countWork(work: () => void): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Starts V8's block coverage, which counts how often each block of code is executed. Code that was loaded earlier has no
 * counts, so a test starts the counter before it imports the engine.
 */
export async function startWorkCounter(): Promise<WorkCounter> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  // Taking the counts also sets them back to zero.
  const takeCounts = async () => {
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const engine = result.filter(({ url }) => url.includes("/src/engine/"));
    return engine.flatMap(({ functions }) => functions.flatMap(({ ranges }): Range[] => ranges));
  };
  return {
    async countWork(work) {
      await takeCounts();
      work();
      return (await takeCounts()).reduce((sum, { count }) => sum + count, 0);
    },
    async stop() {
      await session.post("Profiler.stopPreciseCoverage");
      session.disconnect();
    },
  };
}
