import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { StrategyRun } from "./strategy-run.entity";

/** One ticker of a run's universe. One row each, so that a report looks up only its own tickers. */
@Entity({ schema: "runs", name: "strategy_run_ticker" })
export class RunTicker {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => StrategyRun, { onDelete: "CASCADE" })
  runId!: string;

  @PrimaryColumn({ type: "text" })
  ticker!: string;

  /** Position in the universe, from 1. */
  @Column({ type: "integer" })
  place!: number;
}
