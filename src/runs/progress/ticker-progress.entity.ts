import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { BooleanField, FloatField, IntField, TextField, TimeField } from "../../platform/fields";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import { TickerOutcome } from "./ticker-outcome.enum";

@Entity({ schema: "runs", name: "strategy_execution_progress" })
@ObjectType({
  simpleResolvers: true,
  description:
    "One processed ticker in the timeline of a run. Deleted 30 days after the end of the run; see `results` for what is kept.",
})
@Index("ix_progress_run_sequence", ["runId", "sequenceNumber"], { unique: true })
@Index("ix_progress_run_revision", ["runId", "revision"])
@Index("ix_progress_status", ["runId", "passed"])
@Index("ix_progress_processed_at", ["processedAt"])
export class TickerProgress {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => StrategyRun, { onDelete: "CASCADE" })
  runId!: string;

  @TextField({ primary: true, description: "Ticker, upper case." })
  ticker!: string;

  @IntField({ description: "Position in the run's timeline: 1, 2, 3 … without gaps." })
  sequenceNumber!: number;

  @TimeField({
    description: "When the ticker was processed, as reported by the executor, or else when it was recorded.",
  })
  processedAt!: Date;

  @BooleanField({
    nullable: true,
    description: "Whether the ticker passed; null if it had an error before it was evaluated.",
  })
  passed!: boolean | null;

  @FloatField({ nullable: true, description: "Score on the strategy's own scale; null if it has none." })
  score!: number | null;

  @TextField({ nullable: true, description: "Verdict of the strategy, such as `Strong Buy`; null if it has none." })
  classification!: string | null;

  @TextField({
    nullable: true,
    description: "Why the ticker could not be evaluated; null unless the outcome is ERROR.",
  })
  errorMessage!: string | null;

  @IntField({
    nullable: true,
    description: "Processing time of this ticker in milliseconds; null if it was not reported.",
  })
  processingTimeMs!: number | null;

  /** The run's revision at which this ticker was recorded; deltas select new tickers by it. */
  @Column({ type: "integer" })
  revision!: number;

  @Field(() => TickerOutcome, { description: "Outcome of the ticker." })
  get outcome(): TickerOutcome {
    if (this.errorMessage !== null) return TickerOutcome.ERROR;
    return this.passed ? TickerOutcome.PASSED : TickerOutcome.FAILED;
  }
}
