import { BUILDER_COMBINED, BUILDER_CONNECTIONS, BUILDER_FIELDS } from "./builder-fields";
import type { CountedField } from "./counted-field";

const ofRuns = (selection: string) =>
  `query ($parents: Int) { parents: strategyRuns(first: $parents) { nodes { ${selection} } } }`;
const ofPendingRuns = (selection: string) =>
  `query ($parents: Int) { parents: strategyRuns(first: $parents, filter: { statusIn: [PENDING] }) { nodes { ${selection} } } }`;
const ofInstruments = (selection: string) =>
  `query ($parents: Int) { parents: instruments(first: $parents) { nodes { ${selection} } } }`;
const ofHoldings = (selection: string) =>
  `query ($parents: Int) { parents: holdings(first: $parents) { nodes { ${selection} } } }`;
const ofSymbols = (selection: string) =>
  `query ($parents: Int) { parents: symbols(first: $parents) { nodes { ${selection} } } }`;
const ofOnboardings = (selection: string) =>
  `query ($parents: Int) { parents: symbolOnboardings(first: $parents) { nodes { ${selection} } } }`;

/** Each field below a list by `Type.field`, selected under the alias `measured`. */
export const FIELDS: Readonly<Record<string, CountedField>> = {
  ...BUILDER_FIELDS,
  "StrategyRun.instance": { document: ofRuns("measured: instance { name }"), statements: 3 },
  "StrategyRun.params": { document: ofRuns("measured: params"), statements: 2 },
  "StrategyRun.waitingReason": { document: ofPendingRuns("measured: waitingReason"), statements: 2 },
  "StrategyRun.isTerminal": { document: ofRuns("measured: isTerminal"), statements: 1 },
  "StrategyRun.health": { document: ofRuns("measured: health"), statements: 1 },
  "StrategyRun.estimatedCompletion": { document: ofRuns("measured: estimatedCompletion"), statements: 1 },
  "StrategyRun.summary": {
    document: ofRuns("measured: summary { passRate classifications { classification count } }"),
    statements: 1,
  },
  "StrategyRun.recentProgress": { document: ofRuns("measured: recentProgress(first: 2) { ticker }"), statements: 2 },
  "StrategyRun.progress": {
    document: ofRuns("measured: progress(first: 2) { nodes { ticker } edges { cursor } pageInfo { hasNextPage } }"),
    statements: 2,
  },
  "StrategyRun.slowestTickers": { document: ofRuns("measured: slowestTickers(first: 2) { ticker }"), statements: 2 },
  "StrategyRun.remainingTickers": { document: ofRuns("measured: remainingTickers(first: 2)"), statements: 2 },
  "StrategyRun.results": {
    document: ofRuns("measured: results(first: 2) { nodes { ticker reasons } }"),
    statements: 2,
  },
  "StrategyResultConnection.totalCount": {
    document: ofRuns("results(first: 1) { measured: totalCount }"),
    statements: 3,
  },
  "TickerProgressConnection.totalCount": {
    document: ofRuns("progress(first: 1) { measured: totalCount }"),
    statements: 3,
  },
  "StrategyResult.instrument": {
    document: ofRuns("results(first: 2) { nodes { measured: instrument { ticker } } }"),
    statements: 3,
  },
  "TickerProgress.outcome": { document: ofRuns("recentProgress(first: 2) { measured: outcome }"), statements: 2 },
  "Instrument.latestResults": {
    document: ofInstruments("measured: latestResults(first: 2) { ticker }"),
    statements: 2,
  },
  "Holding.instrument": { document: ofHoldings("measured: instrument { ticker }"), statements: 2 },
  "SymbolUniverse.latestBar": { document: ofSymbols("measured: latestBar { close }"), statements: 2 },
  "SymbolUniverse.dailyMetrics": { document: ofSymbols("measured: dailyMetrics { metricsDate }"), statements: 2 },
  "SymbolUniverse.factorExposures": { document: ofSymbols("measured: factorExposures { betaValue }"), statements: 3 },
  "SymbolUniverse.onboarding": { document: ofSymbols("measured: onboarding { status }"), statements: 2 },
  "SymbolOnboarding.requesters": { document: ofOnboardings("measured: requesters { id }"), statements: 3 },
  "SymbolOnboarding.positionInQueue": { document: ofOnboardings("measured: positionInQueue"), statements: 2 },
  "SymbolOnboarding.waitingReason": { document: ofOnboardings("measured: waitingReason"), statements: 2 },
};

/** Fields at deeper levels, several fields in one document, and counts below many parents. */
export const COMBINED: Readonly<Record<string, CountedField>> = {
  ...BUILDER_COMBINED,
  "the instruments of the latest results of instruments": {
    document: ofInstruments("latestResults(first: 2) { measured: instrument { ticker } }"),
    statements: 3,
  },
  "the latest results of the instruments that are held": {
    document: ofHoldings("instrument { measured: latestResults(first: 1) { ticker } }"),
    statements: 3,
  },
  "one field twice with different arguments": {
    document: ofRuns(
      "measured: progress(first: 1) { nodes { ticker } } other: progress(first: 3) { nodes { ticker } }",
    ),
    statements: 3,
  },
  "the factors of exposures": {
    document: ofSymbols("factorExposures { measured: factor { name } }"),
    statements: 3,
  },
  "the position in the queue and the reason for waiting": {
    document: ofOnboardings("positionInQueue measured: waitingReason"),
    statements: 2,
  },
  "all fields of a symbol": {
    document: ofSymbols(`
      latestBar { close } dailyMetrics { metricsDate } factorExposures { betaValue factor { name } }
      onboarding { measured: positionInQueue waitingReason requesters { id } }`),
    statements: 9,
  },
  "all fields of a run": {
    document: ofRuns(`
      health estimatedCompletion summary { passRate }
      recentProgress(first: 2) { ticker }
      progress(first: 2) { totalCount nodes { ticker } }
      results(first: 2) { totalCount nodes { ticker measured: instrument { ticker latestResults(first: 1) { ticker } } } }
      slowestTickers(first: 2) { ticker }
      remainingTickers(first: 2)`),
    statements: 10,
  },
};

/** A query for each connection by `Type.field`; `PAGE` is replaced by the selection. */
export const CONNECTIONS: Readonly<Record<string, string>> = {
  ...BUILDER_CONNECTIONS,
  "Query.strategyRuns": "{ strategyRuns(first: 2) { PAGE } }",
  "Query.instruments": "{ instruments(first: 2) { PAGE } }",
  "Query.holdings": "{ holdings(first: 2) { PAGE } }",
  "Query.symbols": "{ symbols(first: 2) { PAGE } }",
  "Query.symbolOnboardings": "{ symbolOnboardings(first: 2) { PAGE } }",
  "Query.priceBars": '{ priceBars(symbol: "T01", first: 2) { PAGE } }',
  "StrategyRun.progress": "{ strategyRuns(first: 2) { nodes { progress(first: 2) { PAGE } } } }",
  "StrategyRun.results": "{ strategyRuns(first: 2) { nodes { results(first: 2) { PAGE } } } }",
};
