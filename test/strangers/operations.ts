import type { Attempt } from "./attempt";
import { BUILDER_MUTATIONS, BUILDER_QUERIES } from "./builder-operations";
import { OWN_TICKER, type Owned, SHARED } from "./owned-rows";

const errors = "userErrors { code field }";
const refused = (code: string, field: string | null) => [{ code, field: field?.split(".") ?? null }];
const ofRun = ({ runId }: Owned) => ({ id: runId });
const none = () => ({});

function onRun(name: string, inputType: string, input: object = {}): Attempt {
  return {
    document: `mutation ($input: ${inputType}!) { ${name}(input: $input) { run { id } ${errors} } }`,
    variables: ({ runId }) => ({ input: { runId, ...input } }),
    answer: { run: null, userErrors: refused("NOT_FOUND", "input.runId") },
  };
}

function onOnboarding(name: string, idOf: (owned: Owned) => string): Attempt {
  return {
    document: `mutation ($input: SymbolOnboardingInput!) { ${name}(input: $input) { onboarding { id } ${errors} } }`,
    variables: (owned) => ({ input: { id: idOf(owned) } }),
    answer: { onboarding: null, userErrors: refused("NOT_FOUND", "input.id") },
  };
}

const STATUSES = ["PENDING", "RUNNING", "COMPLETED", "FAILED", "CANCELLED", "ARCHIVED"];
const NO_ROWS = { totalCount: 0, nodes: [] };

export const QUERIES: Readonly<Record<string, Attempt>> = {
  ...BUILDER_QUERIES,
  viewer: { document: "{ viewer { email } }", variables: none, answer: { email: expect.stringMatching(/^user[23]@/) } },
  builtInStrategies: {
    document: "{ builtInStrategies { code scoreRange { minimum } } }",
    variables: none,
    answer: [
      { code: "bullish_breakout", scoreRange: { minimum: 0 } },
      { code: "leap_entry", scoreRange: { minimum: 0 } },
    ],
    isShared: true,
  },
  node: { document: "query ($id: ID!) { node(id: $id) { id } }", variables: ofRun, answer: null },
  nodes: {
    document: "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
    variables: ({ runId, strategy: { instanceId, generationId, sessionId } }) => ({
      ids: [runId, instanceId, generationId, sessionId],
    }),
    answer: [null, null, null, null],
  },
  strategyRun: {
    document: "query ($id: ID!) { strategyRun(id: $id) { id progress { nodes { ticker } } } }",
    variables: ofRun,
    answer: null,
  },
  strategyRuns: {
    document: "query ($id: ID!) { strategyRuns(filter: { idIn: [$id] }) { totalCount nodes { id } } }",
    variables: ofRun,
    answer: NO_ROWS,
  },
  strategyRunStatusCounts: {
    document: "query ($id: ID!) { strategyRunStatusCounts(filter: { idIn: [$id] }) { status count } }",
    variables: ofRun,
    answer: STATUSES.map((status) => ({ status, count: 0 })),
  },
  strategyRunDelta: {
    document: "query ($id: ID!) { strategyRunDelta(runId: $id, sinceRevision: 0) { revision newProgress { ticker } } }",
    variables: ofRun,
    answer: null,
  },
  compareStrategyRuns: {
    document: "query ($id: ID!, $other: ID!) { compareStrategyRuns(a: $id, b: $other) { onlyInA onlyInB } }",
    variables: ({ runId, failedRunId }) => ({ id: runId, other: failedRunId }),
    answer: null,
  },
  instrument: {
    document: `{ instrument(ticker: "${OWN_TICKER}") { latestResults { ticker } } }`,
    variables: none,
    answer: { latestResults: [] },
  },
  instruments: {
    document: "{ instruments { nodes { latestResults { ticker } } } }",
    variables: none,
    answer: { nodes: [{ latestResults: [] }] },
  },
  holdings: { document: "{ holdings { totalCount nodes { account } } }", variables: none, answer: NO_ROWS },
  priceBars: {
    document: `{ priceBars(symbol: "${OWN_TICKER}") { nodes { close } } }`,
    variables: none,
    answer: { nodes: [{ close: SHARED.close }] },
    isShared: true,
  },
  closePrice: {
    document: `{ closePrice(symbol: "${OWN_TICKER}", date: "${SHARED.date}") }`,
    variables: none,
    answer: SHARED.close,
    isShared: true,
  },
  symbol: {
    document: `{ symbol(symbol: "${OWN_TICKER}") { onboarding { id } } }`,
    variables: none,
    answer: { onboarding: null },
  },
  symbols: {
    document: "{ symbols { nodes { symbol onboarding { id } } } }",
    variables: none,
    answer: { nodes: [{ symbol: OWN_TICKER, onboarding: null }] },
  },
  symbolOnboarding: {
    document: "query ($id: ID!) { symbolOnboarding(id: $id) { id requesters { email } } }",
    variables: ({ onboardingId }) => ({ id: onboardingId }),
    answer: null,
  },
  symbolOnboardings: {
    document: "{ symbolOnboardings { totalCount nodes { id } } }",
    variables: none,
    answer: NO_ROWS,
  },
  onboardingQueueStats: {
    document: "{ onboardingQueueStats { pending failed } }",
    variables: none,
    answer: { pending: 2, failed: 1 },
    isShared: true,
  },
  factorDefinitions: {
    document: "{ factorDefinitions { name } }",
    variables: none,
    answer: Array.from({ length: 13 }, () => ({ name: expect.any(String) })),
    isShared: true,
  },
  marketDataCoverage: {
    document: `{ marketDataCoverage(symbols: ["${OWN_TICKER}"]) { bars lastPriceDate } }`,
    variables: none,
    answer: [{ bars: 1, lastPriceDate: SHARED.date }],
    isShared: true,
  },
  latestPriceDate: { document: "{ latestPriceDate }", variables: none, answer: SHARED.date, isShared: true },
};

const started = { run: { id: expect.any(String) }, wasDeduplicated: false, userErrors: [] };
const sharedWrite = {
  answer: { inserted: 0, updated: 0, userErrors: refused("FORBIDDEN", null) },
  answerToService: { inserted: 0, updated: 1, userErrors: [] },
  isShared: true,
};

export const MUTATIONS: Readonly<Record<string, Attempt>> = {
  ...BUILDER_MUTATIONS,
  recordProgress: onRun("recordProgress", "RecordProgressInput", { entries: [{ ticker: "NEW", passed: true }] }),
  completeStrategyRun: onRun("completeStrategyRun", "FinishStrategyRunInput"),
  failStrategyRun: onRun("failStrategyRun", "FinishStrategyRunInput"),
  cancelStrategyRun: onRun("cancelStrategyRun", "StrategyRunInput"),
  resumeStrategyRun: {
    ...onRun("resumeStrategyRun", "StrategyRunInput"),
    variables: ({ failedRunId }) => ({ input: { runId: failedRunId } }),
  },
  startStrategyRun: {
    document: `mutation ($input: StartStrategyRunInput!) {
      startStrategyRun(input: $input) { run { id } wasDeduplicated ${errors} }
    }`,
    // The owner's own key: it must not lead a stranger to the owner's run.
    variables: ({ idempotencyKey }) => ({
      input: { strategyCode: "sample", version: "1", params: {}, tickers: [OWN_TICKER, "MSFT"], idempotencyKey },
    }),
    answer: started,
  },
  executeStrategy: {
    document: `mutation ($input: ExecuteStrategyInput!) {
      executeStrategy(input: $input) { run { id } wasDeduplicated ${errors} }
    }`,
    // Without own holdings the universe is empty, whatever other users hold.
    variables: () => ({ input: { strategyCode: "bullish_breakout", universe: { source: "HOLDINGS" } } }),
    answer: { run: null, wasDeduplicated: false, userErrors: refused("REQUIRED", "input.universe") },
  },
  upsertHoldings: {
    document: `mutation ($input: UpsertHoldingsInput!) { upsertHoldings(input: $input) { inserted deleted ${errors} } }`,
    // Replaces an account with the same name as the owner's.
    variables: ({ account }) => ({
      input: { holdings: [{ account, ticker: "MSFT", quantity: "1" }], replaceAccounts: true },
    }),
    answer: { inserted: 1, deleted: 0, userErrors: [] },
  },
  cancelSymbolOnboarding: onOnboarding("cancelSymbolOnboarding", ({ otherOnboardingId }) => otherOnboardingId),
  // Before the next one, after which the owner has nothing to retry.
  retryFailedOnboardings: {
    document: `mutation ($input: RetryFailedOnboardingsInput!) {
      retryFailedOnboardings(input: $input) { retried onboardings { id } ${errors} }
    }`,
    variables: () => ({ input: {} }),
    answer: { retried: 0, onboardings: [], userErrors: [] },
  },
  retrySymbolOnboarding: onOnboarding("retrySymbolOnboarding", ({ failedOnboardingId }) => failedOnboardingId),
  onboardSymbols: {
    document: `mutation ($input: OnboardSymbolsInput!) {
      onboardSymbols(input: $input) { onboardings { wasDeduplicated onboarding { requesters { email } } } ${errors} }
    }`,
    // Joins the owner's job, but does not learn who else requested it.
    variables: () => ({ input: { symbols: [OWN_TICKER] } }),
    answer: {
      onboardings: [
        { wasDeduplicated: true, onboarding: { requesters: [{ email: expect.stringMatching(/^user[23]@/) }] } },
      ],
      userErrors: [],
    },
  },
  upsertInstruments: {
    document: `mutation ($input: UpsertInstrumentsInput!) {
      upsertInstruments(input: $input) { inserted updated ${errors} }
    }`,
    variables: () => ({ input: { instruments: [{ ticker: OWN_TICKER, sector: "Changed" }] } }),
    ...sharedWrite,
  },
  upsertPriceBars: {
    document: `mutation ($input: UpsertPriceBarsInput!) { upsertPriceBars(input: $input) { inserted updated ${errors} } }`,
    variables: () => ({
      input: { dataSource: "test", bars: [{ symbol: OWN_TICKER, date: SHARED.date, close: "1" }] },
    }),
    ...sharedWrite,
  },
};
