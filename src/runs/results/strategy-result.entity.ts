import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { BooleanField, FloatField, JsonField, TextField, TimeField } from "../../platform/fields";
import { StrategyRun } from "../lifecycle/strategy-run.entity";

@Entity({ schema: "runs", name: "strategy_result" })
@ObjectType({ simpleResolvers: true, description: "What a strategy found for one ticker. Kept as long as its run." })
@Index("ix_result_ticker", ["ticker"])
@Index("ix_result_score", ["score"])
@Index("ix_result_class", ["classification"])
@Index("ix_result_strategy", ["strategyCode"])
@Index("ix_result_ticker_created", { synchronize: false }) // created_at descends, which TypeORM has no words for
@Index("ix_result_run_score", { synchronize: false }) // neither has it for an expression
export class StrategyResult {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => StrategyRun, { onDelete: "CASCADE" })
  runId!: string;

  @TextField({ description: "The run's strategy." })
  strategyCode!: string;

  @TextField({ primary: true, description: "The ticker." })
  ticker!: string;

  @BooleanField({ description: "Did the ticker pass? False when it errored." })
  passed!: boolean;

  @FloatField({ nullable: true, description: "Score on the strategy's own scale; null when there was none." })
  score!: number | null;

  @TextField({ nullable: true, description: "The strategy's verdict in a word; `error` when the ticker errored." })
  classification!: string | null;

  @TextField({ nullable: true, description: "Why the ticker could not be evaluated; null when it could." })
  errorMessage!: string | null;

  @Field(() => [String], {
    description:
      "Codes of the conditions that failed, or `no_data`, `insufficient_history`, `stale_data` (of an instance: the last bar lies more than 10 days before `asOf`); empty when the ticker passed.",
  })
  @Column({ type: "text", array: true, default: [] })
  reasons!: string[];

  @JsonField({
    name: "metrics_json",
    description:
      "The strategy's own figures for the ticker. Of an instance: the last value of each output as `<node id>.<port>`, `failed_conditions` in words, and `bar_date`, the day of the bar that was judged.",
    default: {},
  })
  metrics!: Record<string, unknown>;

  @TimeField({ description: "When the ticker was processed, by the executor's clock or else the server's." })
  createdAt!: Date;
}
