import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { RunsContext } from "../runs-context";
import { type DeltaRequest, runDelta } from "./run-delta";
import type { StrategyRunDelta } from "./strategy-run-delta.type";

export const MAX_WAIT_MS = 20_000;

/** The delta of a run, as soon as there is one: waits for a change up to `waitMs`, then answers as things are. */
export async function awaitDelta(
  ctx: RunsContext,
  question: DeltaRequest,
  waitMs: number,
): Promise<StrategyRunDelta | null> {
  if (waitMs < 0 || waitMs > MAX_WAIT_MS) {
    refuse(ErrorCode.OUT_OF_RANGE, "waitMs", `\`waitMs\` must be from 0 to ${MAX_WAIT_MS}, but is ${waitMs}.`);
  }
  const ask = () => runDelta(ctx.db, ctx.viewer, question, { now: ctx.now(), health: ctx.health });
  const delta = await ask();
  if (delta === null || delta.changed || delta.isTerminal || waitMs === 0) return delta;
  await ctx.revisions.changed(question.runId, question.sinceRevision, waitMs, ctx.aborted);
  return ask();
}
