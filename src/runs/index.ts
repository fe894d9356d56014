import { BuiltInStrategyResolver } from "./built-in/built-in-strategy.resolver";
import { StrategyRunComparisonResolver } from "./comparison/strategy-run-comparison.resolver";
import { ExecutionResolver } from "./execution/execution.resolver";
import { RunFlow } from "./execution/run-flow.entity";
import { RunInstanceResolver } from "./execution/run-instance.resolver";
import { RunResume } from "./execution/run-resume.entity";
import { WaitingRunResolver } from "./execution/waiting-run.resolver";
import { Holding } from "./holdings/holding.entity";
import { HoldingResolver } from "./holdings/holding.resolver";
import { Instrument } from "./instruments/instrument.entity";
import { InstrumentResolver } from "./instruments/instrument.resolver";
import { RunTicker } from "./lifecycle/run-ticker.entity";
import { StrategyRun } from "./lifecycle/strategy-run.entity";
import { strategyRunById } from "./lifecycle/strategy-run.loaders";
import { StrategyRunResolver } from "./lifecycle/strategy-run.resolver";
import { StrategyRunDeltaResolver } from "./polling/strategy-run-delta.resolver";
import { RunProgressResolver } from "./progress/run-progress.resolver";
import { TickerProgress } from "./progress/ticker-progress.entity";
import { StrategyResult } from "./results/strategy-result.entity";
import {
  InstrumentResultsResolver,
  RunResultsResolver,
  StrategyResultResolver,
} from "./results/strategy-result.resolver";
import { ReportAvailability } from "./retention/report-availability.entity";
import { SchemaMeta } from "./schema-meta.entity";

export { DEFAULT_HEALTH_THRESHOLDS, type HealthThresholds } from "./health-thresholds";
export { startReportAvailability } from "./retention/report-availability";
export { runJobs, runSchedules } from "./run-jobs";
export type { RunsContext } from "./runs-context";
export { type RevisionWatch, watchRevisions } from "./watch-revisions";

/** The loaders by id of the types that `node` finds. */
export const runNodeLoaders = [strategyRunById];

export const runEntities = [
  SchemaMeta,
  ReportAvailability,
  Instrument,
  Holding,
  StrategyRun,
  RunTicker,
  RunFlow,
  RunResume,
  TickerProgress,
  StrategyResult,
];

export const runResolvers = [
  StrategyRunResolver,
  RunProgressResolver,
  StrategyResultResolver,
  RunResultsResolver,
  InstrumentResultsResolver,
  StrategyRunDeltaResolver,
  StrategyRunComparisonResolver,
  BuiltInStrategyResolver,
  ExecutionResolver,
  RunInstanceResolver,
  WaitingRunResolver,
  InstrumentResolver,
  HoldingResolver,
] as const;
