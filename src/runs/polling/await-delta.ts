import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { RunsContext } from "../runs-context";
import { type DeltaRequest, runDelta } from "./run-delta";
import type { StrategyRunDelta } from "./strategy-run-delta.type";

export const MAX_WAIT_MS = 20_000;

/** Returns the delta of a run once it has changed, or after `waitMs` without a change. */
export async function awaitDelta(
  ctx: RunsContext,
  request: DeltaRequest,
  waitMs: number,
): Promise<StrategyRunDelta | null> {
  if (waitMs < 0 || waitMs > MAX_WAIT_MS) {
    refuse(ErrorCode.OUT_OF_RANGE, "waitMs", `\`waitMs\` is ${waitMs}; it must be between 0 and ${MAX_WAIT_MS}.`);
  }
  const read = () => runDelta(ctx.db, ctx.viewer, { ...request, waitMs }, { now: ctx.now(), health: ctx.health });
  const delta = await read();
  if (delta === null || delta.changed || delta.isTerminal || waitMs === 0) return delta;
  await ctx.revisions.changed(request.runId, request.sinceRevision, waitMs, ctx.aborted);
  // Fields of the run must not be answered with what another part of the document has read before the wait.
  ctx.loaders.clear();
  return read();
}
