import { setTimeout as sleep } from "node:timers/promises";
import { demoError, EXIT_CODES } from "./demo-error";
import { FollowRunDocument, type FollowRunQuery } from "./generated/graphql";
import { type Endpoint, postDocument } from "./post-document";

export type FollowedRun = NonNullable<FollowRunQuery["strategyRunDelta"]>["run"];

/** How long the server may hold an answer back while nothing changes. */
const waitMs = 2_000;

/** Used where the server names no pause although the run goes on; without one the loop would spin. */
const DEFAULT_PAUSE_MS = 1_000;

/** Asks for what changed since the last answer, as often as the server proposes, until the run has ended. */
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
      { runId, sinceRevision, waitMs },
      signal,
    );
    if (!delta) throw demoError(EXIT_CODES.runFailed, `The server does not know the run ${runId} any more.`);
    onChange(delta.run);
    if (delta.isTerminal && !delta.hasMore) return delta.run;
    sinceRevision = delta.revision;
    if (!delta.hasMore) await sleep(delta.nextPollAfterMs ?? DEFAULT_PAUSE_MS, undefined, { signal });
  }
}
