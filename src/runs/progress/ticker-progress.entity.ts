import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { BooleanField, FloatField, IntField, TextField, TimeField } from "../../platform/fields";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import { TickerOutcome } from "./ticker-outcome.enum";

@Entity({ schema: "runs", name: "strategy_execution_progress" })
@ObjectType({
  simpleResolvers: true,
  description: "One processed ticker of a run. Kept for 30 days after the run ended.",
})
@Index("ix_progress_run_sequence", ["runId", "sequenceNumber"], { unique: true })
@Index("ix_progress_run_revision", ["runId", "revision"])
@Index("ix_progress_status", ["runId", "passed"])
@Index("ix_progress_processed_at", ["processedAt"])
export class TickerProgress {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => StrategyRun, { onDelete: "CASCADE" })
  runId!: string;

  @TextField({ primary: true, description: "The ticker." })
  ticker!: string;

  @IntField({ description: "Place in the run's timeline: 1, 2, 3 … without a gap." })
  sequenceNumber!: number;

  @TimeField({ description: "When the ticker was processed, by the executor's clock or else the server's." })
  processedAt!: Date;

  @BooleanField({ nullable: true, description: "Did it pass? Null when it errored before it was evaluated." })
  passed!: boolean | null;

  @FloatField({ nullable: true, description: "Score on the strategy's own scale; null when there was none." })
  score!: number | null;

  @TextField({ nullable: true, description: "The strategy's verdict in a word, such as `Strong Buy`." })
  classification!: string | null;

  @TextField({
    nullable: true,
    description: "Why the ticker could not be evaluated; null unless the outcome is ERROR.",
  })
  errorMessage!: string | null;

  @IntField({ nullable: true, description: "Milliseconds that this ticker alone took." })
  processingTimeMs!: number | null;

  /** The run's revision with which this ticker was written: how a delta finds what is new. */
  @Column({ type: "integer" })
  revision!: number;

  @Field(() => TickerOutcome, { description: "What came of the ticker." })
  get outcome(): TickerOutcome {
    if (this.errorMessage !== null) return TickerOutcome.ERROR;
    return this.passed ? TickerOutcome.PASSED : TickerOutcome.FAILED;
  }
}
