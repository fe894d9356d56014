import type { Asker, TestApp } from "../../support/test-app";

export interface DeltaEntry {
  readonly ticker: string;
  readonly sequenceNumber: number;
}

export interface Delta {
  readonly revision: number;
  readonly changed: boolean;
  readonly hasMore: boolean;
  readonly isTerminal: boolean;
  readonly nextPollAfterMs: number | null;
  readonly resetRequired: boolean;
  readonly newProgress: readonly DeltaEntry[];
  readonly run: { readonly processedCount: number; readonly revision: number; readonly executionStatus: string };
}

const document = `query ($runId: ID!, $sinceRevision: Int!, $first: Int, $waitMs: Int) {
  strategyRunDelta(runId: $runId, sinceRevision: $sinceRevision, first: $first, waitMs: $waitMs) {
    revision changed hasMore isTerminal nextPollAfterMs resetRequired
    newProgress { ticker sequenceNumber }
    run { processedCount revision executionStatus }
  }
}`;

/** Polls once; an error fails the test. */
export async function poll(
  app: TestApp,
  runId: string,
  sinceRevision: number,
  more: { first?: number | null; waitMs?: number | null } = {},
  asker?: Asker,
): Promise<Delta> {
  const { data, errors } = await app.query(document, { runId, sinceRevision, ...more }, asker);
  if (errors !== undefined) throw new Error(`The query failed: ${JSON.stringify(errors)}`);
  return data.strategyRunDelta;
}

/** The code and path of the error of a poll. */
export async function pollError(app: TestApp, variables: object): Promise<string> {
  const { errors } = await app.query(document, { sinceRevision: 0, ...variables });
  const [problem] = errors![0]!.extensions.problems as { code: string; field: string[] }[];
  return `${problem!.code} ${problem!.field.join(".")}`;
}
