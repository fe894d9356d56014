import type { Asker, TestApp } from "../support/test-app";

/** One processed ticker, as an executor reports it. */
export interface Entry {
  readonly ticker: string;
  readonly passed?: boolean | null;
  readonly score?: number | null;
  readonly classification?: string | null;
  readonly errorMessage?: string | null;
  readonly processingTimeMs?: number | null;
  readonly processedAt?: string | null;
  readonly reasons?: readonly string[] | null;
  readonly metrics?: Record<string, unknown> | null;
}

/** The fields of a run that the functions below select. */
const RUN_FIELDS = `
  id strategyCode version params paramsHash executionStatus isTerminal startedAt completedAt durationMs exitStatus
  errorMessage universeSource universeSize minScore totalCount processedCount progressPercent currentTicker
  lastProgressUpdate createdAt revision progressPurgedAt health estimatedCompletion`;
const ERRORS = "userErrors { code field message }";

export type EndVerb = "completeStrategyRun" | "failStrategyRun" | "cancelStrategyRun" | "resumeStrategyRun";
const INPUT_OF_VERB: Readonly<Record<EndVerb, string>> = {
  completeStrategyRun: "FinishStrategyRunInput",
  failStrategyRun: "FinishStrategyRunInput",
  cancelStrategyRun: "StrategyRunInput",
  resumeStrategyRun: "StrategyRunInput",
};

/** Sends a mutation and returns its payload; an error outside the payload fails the test. */
async function payloadOf(app: TestApp, document: string, input: object, asker?: Asker) {
  const { data, errors } = await app.query(document, { input }, asker);
  if (errors !== undefined) throw new Error(`The mutation failed: ${JSON.stringify(errors)}`);
  return data.payload;
}

/** Calls startStrategyRun with this input; required fields that are omitted get a default. */
export function start(app: TestApp, input: object = {}, asker?: Asker) {
  return payloadOf(
    app,
    `mutation ($input: StartStrategyRunInput!) {
      payload: startStrategyRun(input: $input) { run { ${RUN_FIELDS} } leaseEpoch wasDeduplicated ${ERRORS} }
    }`,
    { strategyCode: "sample", version: "1", params: {}, ...input },
    asker,
  );
}

/** Starts a run and returns its id. */
export async function startedRun(app: TestApp, input: object = {}, asker?: Asker): Promise<string> {
  const { run, userErrors } = await start(app, input, asker);
  if (run === null) throw new Error(`The run was not started: ${JSON.stringify(userErrors)}`);
  return run.id;
}

/** Calls recordProgress with these entries. */
export function report(app: TestApp, runId: string, entries: readonly Entry[], more: object = {}, asker?: Asker) {
  return payloadOf(
    app,
    `mutation ($input: RecordProgressInput!) {
      payload: recordProgress(input: $input) {
        receipts { ticker verdict sequenceNumber } shouldStop run { ${RUN_FIELDS} } ${ERRORS}
      }
    }`,
    { runId, entries, ...more },
    asker,
  );
}

/** Calls one of the mutations that change the status of a run. */
export function send(app: TestApp, verb: EndVerb, runId: string, more: object = {}, asker?: Asker) {
  const lease = verb === "resumeStrategyRun" ? "leaseEpoch wasDeduplicated" : "";
  return payloadOf(
    app,
    `mutation ($input: ${INPUT_OF_VERB[verb]}!) { payload: ${verb}(input: $input) { run { ${RUN_FIELDS} } ${lease} ${ERRORS} } }`,
    { runId, ...more },
    asker,
  );
}

/** Reads a run with the fields above and `more`; null if the asker cannot see it. */
export async function readRun(app: TestApp, id: string, more = "", asker?: Asker) {
  const document = `query ($id: ID!) { strategyRun(id: $id) { ${RUN_FIELDS} ${more} } }`;
  const { data, errors } = await app.query(document, { id }, asker);
  if (errors !== undefined) throw new Error(`The query failed: ${JSON.stringify(errors)}`);
  return data.strategyRun;
}

/** The tickers T1, T2 … up to a count. */
export function tickers(count: number, prefix = "T"): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
}

/** One entry for each ticker, passed with a score of 1. */
export function passes(names: readonly string[]): Entry[] {
  return names.map((ticker) => ({ ticker, passed: true, score: 1 }));
}

/** The userErrors of a payload as code and dotted path, such as `RUN_TERMINAL input.runId`. */
export function errorsOf(payload: { userErrors: { code: string; field: string[] | null }[] }): string[] {
  return payload.userErrors.map(({ code, field }) => `${code} ${field?.join(".") ?? "-"}`);
}
