/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Status of a run. COMPLETED, FAILED, CANCELLED and ARCHIVED are terminal; only `resumeStrategyRun` reopens a FAILED or CANCELLED run. */
export type ExecutionStatus =
  /** Completed more than 90 days ago. */
  | 'ARCHIVED'
  /** Ended by `cancelStrategyRun`; the progress recorded before that is kept. */
  | 'CANCELLED'
  /** Ended normally, as reported by its executor. */
  | 'COMPLETED'
  /** Ended with an error, reported by its executor or set by the watchdog when the executor was lost. */
  | 'FAILED'
  /** Waiting for a worker; no ticker has been processed and `startedAt` is null. */
  | 'PENDING'
  /** Tickers are being processed. */
  | 'RUNNING';

/** Outcome of one ticker. */
export type TickerOutcome =
  /** The ticker could not be evaluated; see `errorMessage`. It counts neither as passed nor as failed. */
  | 'ERROR'
  /** The ticker was evaluated and did not meet the conditions. */
  | 'FAILED'
  /** The ticker met the strategy's conditions. */
  | 'PASSED';

export type CancelRunMutationVariables = Exact<{
  runId: string;
}>;


export type CancelRunMutation = { cancelStrategyRun: { run: { executionStatus: ExecutionStatus, processedCount: number, totalCount: number } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } };

export type FollowRunQueryVariables = Exact<{
  runId: string;
  sinceRevision: number;
  waitMs?: number | null | undefined;
}>;


export type FollowRunQuery = { strategyRunDelta: { revision: number, hasMore: boolean, isTerminal: boolean, nextPollAfterMs: number | null, run: { executionStatus: ExecutionStatus, exitStatus: string | null, errorMessage: string | null, currentTicker: string | null, progressPercent: number, processedCount: number, totalCount: number }, newProgress: Array<{ ticker: string, outcome: TickerOutcome }> } | null };

export type RunReportQueryVariables = Exact<{
  runId: string;
}>;


export type RunReportQuery = { strategyRun: { executionStatus: ExecutionStatus, durationMs: number | null, processedCount: number, totalCount: number, summary: { passedCount: number, failedCount: number, errorCount: number, passRate: number | null, averageScore: number | null, tickersPerSecond: number | null, classifications: Array<{ classification: string, count: number }> }, results: { nodes: Array<{ ticker: string, passed: boolean, score: number | null, classification: string | null }> }, slowestTickers: Array<{ ticker: string, processingTimeMs: number | null }> } | null };

export type StartBreakoutRunMutationVariables = Exact<{
  tickers: Array<string> | string;
  asOf?: string | null | undefined;
}>;


export type StartBreakoutRunMutation = { executeStrategy: { run: { id: string, totalCount: number } | null, userErrors: Array<{ field: Array<string> | null, message: string }> } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const CancelRunDocument = new TypedDocumentString(`
    mutation CancelRun($runId: ID!) {
  cancelStrategyRun(input: {runId: $runId}) {
    run {
      executionStatus
      processedCount
      totalCount
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<CancelRunMutation, CancelRunMutationVariables>;
export const FollowRunDocument = new TypedDocumentString(`
    query FollowRun($runId: ID!, $sinceRevision: Int!, $waitMs: Int) {
  strategyRunDelta(
    runId: $runId
    sinceRevision: $sinceRevision
    first: 200
    waitMs: $waitMs
  ) {
    revision
    hasMore
    isTerminal
    nextPollAfterMs
    run {
      executionStatus
      exitStatus
      errorMessage
      currentTicker
      progressPercent
      processedCount
      totalCount
    }
    newProgress {
      ticker
      outcome
    }
  }
}
    `) as unknown as TypedDocumentString<FollowRunQuery, FollowRunQueryVariables>;
export const RunReportDocument = new TypedDocumentString(`
    query RunReport($runId: ID!) {
  strategyRun(id: $runId) {
    executionStatus
    durationMs
    processedCount
    totalCount
    summary {
      passedCount
      failedCount
      errorCount
      passRate
      averageScore
      tickersPerSecond
      classifications {
        classification
        count
      }
    }
    results(first: 10, orderBy: {field: SCORE, direction: DESC}) {
      nodes {
        ticker
        passed
        score
        classification
      }
    }
    slowestTickers(first: 5) {
      ticker
      processingTimeMs
    }
  }
}
    `) as unknown as TypedDocumentString<RunReportQuery, RunReportQueryVariables>;
export const StartBreakoutRunDocument = new TypedDocumentString(`
    mutation StartBreakoutRun($tickers: [String!]!, $asOf: Date) {
  executeStrategy(
    input: {strategyCode: "bullish_breakout", universe: {tickers: $tickers}, asOf: $asOf}
  ) {
    run {
      id
      totalCount
    }
    userErrors {
      field
      message
    }
  }
}
    `) as unknown as TypedDocumentString<StartBreakoutRunMutation, StartBreakoutRunMutationVariables>;