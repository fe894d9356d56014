import { Holding } from "./holdings/holding.entity";
import { Instrument } from "./instruments/instrument.entity";
import { RunUniverse } from "./lifecycle/run-universe.entity";
import { StrategyRun } from "./lifecycle/strategy-run.entity";
import { TickerProgress } from "./progress/ticker-progress.entity";
import { StrategyResult } from "./results/strategy-result.entity";
import { SchemaMeta } from "./schema-meta.entity";

export const runEntities = [SchemaMeta, Instrument, Holding, StrategyRun, RunUniverse, TickerProgress, StrategyResult];
