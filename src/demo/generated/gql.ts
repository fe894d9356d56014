/* eslint-disable */
import * as types from './graphql';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "mutation CancelRun($runId: ID!) {\n  cancelStrategyRun(input: {runId: $runId}) {\n    run {\n      executionStatus\n      processedCount\n      totalCount\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}": typeof types.CancelRunDocument,
    "query FollowRun($runId: ID!, $sinceRevision: Int!, $waitMs: Int) {\n  strategyRunDelta(\n    runId: $runId\n    sinceRevision: $sinceRevision\n    first: 200\n    waitMs: $waitMs\n  ) {\n    revision\n    hasMore\n    isTerminal\n    nextPollAfterMs\n    run {\n      executionStatus\n      exitStatus\n      errorMessage\n      currentTicker\n      progressPercent\n      processedCount\n      totalCount\n    }\n    newProgress {\n      ticker\n      outcome\n    }\n  }\n}": typeof types.FollowRunDocument,
    "query RunReport($runId: ID!) {\n  strategyRun(id: $runId) {\n    executionStatus\n    durationMs\n    processedCount\n    totalCount\n    summary {\n      passedCount\n      failedCount\n      errorCount\n      passRate\n      averageScore\n      tickersPerSecond\n      classifications {\n        classification\n        count\n      }\n    }\n    results(first: 10, orderBy: {field: SCORE, direction: DESC}) {\n      nodes {\n        ticker\n        passed\n        score\n        classification\n      }\n    }\n    slowestTickers(first: 5) {\n      ticker\n      processingTimeMs\n    }\n  }\n}": typeof types.RunReportDocument,
    "mutation StartBreakoutRun($tickers: [String!]!, $asOf: Date) {\n  executeStrategy(\n    input: {strategyCode: \"bullish_breakout\", universe: {tickers: $tickers}, asOf: $asOf}\n  ) {\n    run {\n      id\n      totalCount\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}": typeof types.StartBreakoutRunDocument,
};
const documents: Documents = {
    "mutation CancelRun($runId: ID!) {\n  cancelStrategyRun(input: {runId: $runId}) {\n    run {\n      executionStatus\n      processedCount\n      totalCount\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}": types.CancelRunDocument,
    "query FollowRun($runId: ID!, $sinceRevision: Int!, $waitMs: Int) {\n  strategyRunDelta(\n    runId: $runId\n    sinceRevision: $sinceRevision\n    first: 200\n    waitMs: $waitMs\n  ) {\n    revision\n    hasMore\n    isTerminal\n    nextPollAfterMs\n    run {\n      executionStatus\n      exitStatus\n      errorMessage\n      currentTicker\n      progressPercent\n      processedCount\n      totalCount\n    }\n    newProgress {\n      ticker\n      outcome\n    }\n  }\n}": types.FollowRunDocument,
    "query RunReport($runId: ID!) {\n  strategyRun(id: $runId) {\n    executionStatus\n    durationMs\n    processedCount\n    totalCount\n    summary {\n      passedCount\n      failedCount\n      errorCount\n      passRate\n      averageScore\n      tickersPerSecond\n      classifications {\n        classification\n        count\n      }\n    }\n    results(first: 10, orderBy: {field: SCORE, direction: DESC}) {\n      nodes {\n        ticker\n        passed\n        score\n        classification\n      }\n    }\n    slowestTickers(first: 5) {\n      ticker\n      processingTimeMs\n    }\n  }\n}": types.RunReportDocument,
    "mutation StartBreakoutRun($tickers: [String!]!, $asOf: Date) {\n  executeStrategy(\n    input: {strategyCode: \"bullish_breakout\", universe: {tickers: $tickers}, asOf: $asOf}\n  ) {\n    run {\n      id\n      totalCount\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}": types.StartBreakoutRunDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation CancelRun($runId: ID!) {\n  cancelStrategyRun(input: {runId: $runId}) {\n    run {\n      executionStatus\n      processedCount\n      totalCount\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}"): typeof import('./graphql').CancelRunDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query FollowRun($runId: ID!, $sinceRevision: Int!, $waitMs: Int) {\n  strategyRunDelta(\n    runId: $runId\n    sinceRevision: $sinceRevision\n    first: 200\n    waitMs: $waitMs\n  ) {\n    revision\n    hasMore\n    isTerminal\n    nextPollAfterMs\n    run {\n      executionStatus\n      exitStatus\n      errorMessage\n      currentTicker\n      progressPercent\n      processedCount\n      totalCount\n    }\n    newProgress {\n      ticker\n      outcome\n    }\n  }\n}"): typeof import('./graphql').FollowRunDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "query RunReport($runId: ID!) {\n  strategyRun(id: $runId) {\n    executionStatus\n    durationMs\n    processedCount\n    totalCount\n    summary {\n      passedCount\n      failedCount\n      errorCount\n      passRate\n      averageScore\n      tickersPerSecond\n      classifications {\n        classification\n        count\n      }\n    }\n    results(first: 10, orderBy: {field: SCORE, direction: DESC}) {\n      nodes {\n        ticker\n        passed\n        score\n        classification\n      }\n    }\n    slowestTickers(first: 5) {\n      ticker\n      processingTimeMs\n    }\n  }\n}"): typeof import('./graphql').RunReportDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "mutation StartBreakoutRun($tickers: [String!]!, $asOf: Date) {\n  executeStrategy(\n    input: {strategyCode: \"bullish_breakout\", universe: {tickers: $tickers}, asOf: $asOf}\n  ) {\n    run {\n      id\n      totalCount\n    }\n    userErrors {\n      field\n      message\n    }\n  }\n}"): typeof import('./graphql').StartBreakoutRunDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
