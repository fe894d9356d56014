import { setTimeout as sleep } from "node:timers/promises";
import { DemoError, EXIT_CODES } from "./demo-error";
import { FollowRunDocument, type FollowRunQuery } from "./generated/graphql";
import { type Endpoint, postDocument } from "./post-document";

export type FollowedRun = NonNullable<FollowRunQuery["strategyRunDelta"]>["run"];

/** Maximum time that the server waits for a change before it responds. */
const WAIT_MS = 10_000;

/** Used if the server recommends no pause although the run continues; without one the loop would spin. */
const DEFAULT_PAUSE_MS = 1_000;

/** Polls a run at the pace that the server recommends until the run has ended, and returns its last state. */
export async function followRun(
  endpoint: Endpoint,
  runId: string,
  onChange: (run: FollowedRun) => void,
  signal: AbortSignal,
): Promise<FollowedRun> {
  let sinceRevision = 0;
  for (;;) {
    const { strategyRunDelta: delta } = await postDocument(
      endpoint,
      FollowRunDocument,
      { runId, sinceRevision, waitMs: WAIT_MS },
      signal,
    );
    if (!delta) throw new DemoError(EXIT_CODES.runFailed, `Run ${runId} no longer exists on the server.`);
    onChange(delta.run);
    if (delta.isTerminal && !delta.hasMore) return delta.run;
    sinceRevision = delta.revision;
    if (!delta.hasMore) await sleep(delta.nextPollAfterMs ?? DEFAULT_PAUSE_MS, undefined, { signal });
  }
}
