import { resolve } from "node:path";
import type { TickerReport } from "../../engine/evaluation/evaluate-ticker";
import type { SignalsTask, TickersTask } from "../../engine/evaluation/evaluation-tasks";
import { planText } from "../../engine/evaluation/plan-text";
import type { FlowSignals } from "../../engine/flow/evaluate-flow";
import type { FlowPlan } from "../../engine/flow/plan/flow-plan";
import type { Bars } from "../../engine/series/bars";
import { makeThreadPool, TaskStopped, type ThreadCaller, type ThreadPool } from "../../platform/threads/thread-pool";
import { ThreadPoolUnavailable } from "../../platform/threads/thread-pool-unavailable";

export interface EvaluationPoolOptions {
  /** Number of threads, which is also the maximum number of evaluations at the same time. */
  readonly size: number;
  /** Maximum duration of one evaluation, in real time. */
  readonly timeoutMs?: number;
  /** Maximum JavaScript heap of a thread. */
  readonly memoryMb?: number;
}

/** A strategy or symbol in error messages. */
interface Names {
  readonly strategy: string;
  readonly symbol: string;
}

/**
 * Evaluates strategies on threads of their own, never on the one that answers requests. Owners take turns. All methods
 * throw ThreadPoolUnavailable while too many evaluations wait.
 */
export interface EvaluationPool {
  readonly size: number;
  /** Evaluates tickers. What goes wrong with one of them is in its report. `title` is the strategy's in messages. */
  evaluateTickers(title: string, task: TickersTask, caller: ThreadCaller): Promise<TickerReport[]>;
  /** Returns the signals of a flow on each of the bars; throws EvaluationFailed. */
  evaluateSignals(names: Names, task: { plan: FlowPlan; bars: Bars }, caller: ThreadCaller): Promise<FlowSignals>;
  /** Ends all threads and rejects the open evaluations. */
  close(): Promise<void>;
}

/** An evaluation was stopped or failed. The message names the strategy and the symbol. */
export class EvaluationFailed extends Error {}

const WORKER = resolve(__dirname, "../../engine/evaluation/evaluation-worker.ts");

/** Makes a pool of evaluation threads, which start with the first evaluation. */
export function makeEvaluationPool({
  size,
  timeoutMs = 60_000,
  memoryMb = 512,
}: EvaluationPoolOptions): EvaluationPool {
  const threads = makeThreadPool({ filename: WORKER, size, timeoutMs, memoryMb });
  return {
    size,
    evaluateTickers: (title, task, caller) => evaluateTickers(threads, title, task, caller),
    async evaluateSignals(names, { plan, bars }, caller) {
      const task: SignalsTask = { plan: planText(plan), bars };
      return threads
        .run<FlowSignals>("evaluateSignals", task, caller)
        .catch((error: unknown) => Promise.reject(failureOf(error, names)));
    },
    close: () => threads.close(),
  };
}

/** If several tickers fail together, evaluates each alone, so that the failure is reported for the one that causes it. */
async function evaluateTickers(
  threads: ThreadPool,
  title: string,
  task: TickersTask,
  caller: ThreadCaller,
): Promise<TickerReport[]> {
  const startedAt = performance.now();
  try {
    return await threads.run<TickerReport[]>("evaluateTickers", task, caller);
  } catch (error) {
    const [first, ...others] = task.tickers;
    if (error instanceof ThreadPoolUnavailable || first === undefined) throw error;
    if (others.length > 0) {
      const alone = task.tickers.map((ticker) => ({ ...task, tickers: [ticker] }));
      return (await Promise.all(alone.map((each) => evaluateTickers(threads, title, each, caller)))).flat();
    }
    const { message } = failureOf(error, { strategy: title, symbol: first.ticker });
    return [{ ticker: first.ticker, errorMessage: message, tookMs: performance.now() - startedAt }];
  }
}

function failureOf(error: unknown, { strategy, symbol }: Names): Error {
  if (error instanceof ThreadPoolUnavailable) return error;
  const subject = `The evaluation of ${symbol} with the strategy "${strategy}"`;
  const { message } = error as Error;
  if (error instanceof TaskStopped)
    return new EvaluationFailed(`${subject} was stopped: it ${message}.`, { cause: error });
  return new EvaluationFailed(`${subject} failed: ${message}`, { cause: error });
}
