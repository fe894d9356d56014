import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { StrategyRun } from "./strategy-run.entity";

/** The tickers of a run in their order, apart from the run's row so that each progress update rewrites a short row. */
@Entity({ schema: "runs", name: "strategy_run_universe" })
export class RunUniverse {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => StrategyRun, { onDelete: "CASCADE" })
  runId!: string;

  @Column({ type: "text", array: true })
  tickers!: string[];
}
