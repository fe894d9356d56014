import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { BooleanField, FloatField, JsonField, TextField, TimeField } from "../../platform/fields";
import { StrategyRun } from "../lifecycle/strategy-run.entity";

@Entity({ schema: "runs", name: "strategy_result" })
@ObjectType({ simpleResolvers: true, description: "Result of a strategy for one ticker. Stored as long as its run." })
@Index("ix_result_ticker", ["ticker"])
@Index("ix_result_score", ["score"])
@Index("ix_result_class", ["classification"])
@Index("ix_result_strategy", ["strategyCode"])
@Index("ix_result_ticker_created", { synchronize: false }) // TypeORM cannot declare a descending index
@Index("ix_result_owner_ticker", { synchronize: false })
@Index("ix_result_run_score", { synchronize: false }) // nor one on an expression
export class StrategyResult {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => StrategyRun, { onDelete: "CASCADE" })
  runId!: string;

  /** Owner of the run; null for runs of before there were users. Copied, so that an index finds a user's own results. */
  @Column({ type: "uuid", nullable: true })
  ownerId!: string | null;

  @TextField({ description: "Code of the run's strategy." })
  strategyCode!: string;

  @TextField({ primary: true, description: "Ticker, upper case." })
  ticker!: string;

  @BooleanField({ description: "Whether the ticker passed; false if it had an error." })
  passed!: boolean;

  @FloatField({ nullable: true, description: "Score on the strategy's own scale; null if it has none." })
  score!: number | null;

  @TextField({
    nullable: true,
    description:
      "Verdict of the strategy, such as `Strong Buy`; `error` if the ticker had an error and no verdict. Null if it has none.",
  })
  classification!: string | null;

  @TextField({ nullable: true, description: "Why the ticker could not be evaluated; null if it was." })
  errorMessage!: string | null;

  @Field(() => [String], {
    description:
      "Why the ticker did not pass: codes of the conditions that failed, or `no_data`, `insufficient_history`, `stale_data` (the last bar is more than 10 days older than `asOf`), `evaluation_error`. Empty if it passed.",
  })
  @Column({ type: "text", array: true, default: [] })
  reasons!: string[];

  @JsonField({
    name: "metrics_json",
    description:
      "Values that the strategy computed for the ticker; those computed by the server have 12 significant digits. `bar_date` is the day of the evaluated bar, null without bars. For strategies from the builder: the last value of each output as `<node id>.<port>`, and `failed_conditions` as text.",
    default: {},
  })
  metrics!: Record<string, unknown>;

  @TimeField({
    description: "When the ticker was processed, as reported by the executor, or else when it was recorded.",
  })
  createdAt!: Date;
}
