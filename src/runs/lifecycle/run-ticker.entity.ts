import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { StrategyRun } from "./strategy-run.entity";

/** One ticker of a run's universe. A row each, so that a report looks up its own tickers, however long the universe is. */
@Entity({ schema: "runs", name: "strategy_run_ticker" })
export class RunTicker {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => StrategyRun, { onDelete: "CASCADE" })
  runId!: string;

  @PrimaryColumn({ type: "text" })
  ticker!: string;

  /** Its place in the universe's order, from 1. */
  @Column({ type: "integer" })
  place!: number;
}
