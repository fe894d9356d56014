import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { User } from "../../identity";
import {
  EnumField,
  FloatField,
  IdField,
  IntField,
  JsonField,
  SafeIntField,
  TextField,
  TimeField,
} from "../../platform/fields";
import { Node } from "../../platform/node.type";
import { Wide } from "../../platform/sql/wide-properties";
import { ExecutionStatus, isTerminalStatus } from "./execution-status.enum";
import { RunCounters } from "./run-counters.entity";

@Entity({ schema: "runs", name: "strategy_run" })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "One run of a strategy over a universe of tickers. Visible to the user who started it and to ADMINs.",
})
@Index("ix_run_strategy_started", ["strategyCode", "startedAt"])
@Index("ix_run_params", ["strategyCode", "paramsHash"])
@Index("ix_run_status", ["executionStatus"])
@Index("ix_run_progress_update", ["lastProgressUpdate"])
@Index("ix_run_completed", ["completedAt"], { where: "completed_at is not null" })
@Index("ix_run_created", ["createdAt", "id"])
@Index("ix_run_changed", ["changedIn"])
@Index("ix_run_owner_created", ["ownerId", "createdAt", "id"])
@Index("ix_run_by_start", { synchronize: false }) // TypeORM cannot declare an index on an expression
@Index("ix_run_by_end", { synchronize: false })
@Index("ix_run_by_progress", { synchronize: false })
@Index("ix_run_idempotency", ["ownerId", "idempotencyKey"], { unique: true, where: "idempotency_key is not null" })
@Check(
  "strategy_run_status_check",
  "execution_status in ('pending','running','completed','failed','cancelled','archived')",
)
@Check("strategy_run_percent_check", "progress_percent between 0 and 100")
@Check(
  "strategy_run_counts_check",
  "0 <= processed_count and 0 <= total_count and (total_count = 0 or processed_count <= total_count)",
)
@Check("strategy_run_executor_check", "executor in ('external', 'server')")
export class StrategyRun extends RunCounters {
  @IdField({ name: "run_id", description: "UUID of the run." })
  id!: string;

  @TextField({
    description:
      "Code of the strategy: a built-in one such as `bullish_breakout`, `instance:<id>` for a strategy from the builder, or the code that an external executor declared.",
  })
  strategyCode!: string;

  @TextField({
    description: "Version of the strategy when the run was requested. External executors use their own numbering.",
  })
  version!: string;

  @TextField({
    description:
      "SHA-256 (hex) of `params` as canonical JSON: sorted keys, no spaces. Runs with the same parameters share it.",
  })
  paramsHash!: string;

  @Wide()
  @JsonField({
    name: "params_json",
    description: "Parameters of the strategy. For a built-in strategy, defaults are filled in.",
  })
  params!: Record<string, unknown>;

  @TimeField({
    nullable: true,
    description: "When processing started; null while PENDING, and if the run ended before it started.",
  })
  startedAt!: Date | null;

  @TimeField({ nullable: true, description: "When the run ended, in whatever status; null until then." })
  completedAt!: Date | null;

  @TextField({
    nullable: true,
    description:
      "Where the tickers came from: `list`, `instruments`, `holdings`, `symbol_universe`, or the text that an external executor declared; null if unknown.",
  })
  universeSource!: string | null;

  @IntField({
    nullable: true,
    description: "Number of tickers in the universe; null if they were not listed at the start.",
  })
  universeSize!: number | null;

  @FloatField({
    nullable: true,
    description: "Minimum score for a ticker to pass, on the strategy's own scale; null if none was declared.",
  })
  minScore!: number | null;

  @TextField({
    nullable: true,
    description:
      "How the run ended: `ok`, `error`, `cancelled`, `worker_lost`, or a text chosen by an external executor; null until then.",
  })
  exitStatus!: string | null;

  @SafeIntField({
    nullable: true,
    description: "Milliseconds from `startedAt` to `completedAt`; null if either is null.",
  })
  durationMs!: number | null;

  @EnumField(() => ExecutionStatus, {
    description: "Current status of the run. It does not show whether the executor is alive; see `health`.",
    default: "pending",
  })
  executionStatus!: ExecutionStatus;

  @TextField({ nullable: true, description: "Ticker that was recorded last; null until the first one." })
  currentTicker!: string | null;

  @FloatField({
    description: "Percentage of `totalCount` that is processed, 0 to 100; 0 if the total is unknown.",
    default: 0,
  })
  progressPercent!: number;

  @IntField({ description: "Number of tickers processed so far, including those with an error.", default: 0 })
  processedCount!: number;

  @IntField({ description: "Total number of tickers to process; 0 if it was not declared.", default: 0 })
  totalCount!: number;

  @TimeField({
    nullable: true,
    description:
      "When a ticker was last recorded, or when the run was started or resumed, whichever is later; null while PENDING.",
  })
  lastProgressUpdate!: Date | null;

  @TextField({
    nullable: true,
    description: "Why the run FAILED, or a remark of the external executor that ended it; null if there is none.",
  })
  errorMessage!: string | null;

  @TimeField({ description: "When the run was requested.", default: () => "now()" })
  createdAt!: Date;

  /** Number of the transaction that changed the run last, written by a trigger. */
  @Column({ type: "bigint" })
  changedIn!: string;

  @IntField({
    description:
      "Counter that grows with every change of the run: by 1 for each recorded ticker and by 1 for each other change, such as of its status.",
    default: 0,
  })
  revision!: number;

  @TimeField({
    nullable: true,
    description:
      "When the timeline was deleted, 30 days after the end of the run; null until then. `summary` and `results` are kept.",
  })
  progressPurgedAt!: Date | null;

  @Field(() => Boolean, {
    description: "Whether the run has ended. A FAILED or CANCELLED run can be reopened by `resumeStrategyRun`.",
  })
  get isTerminal(): boolean {
    return isTerminalStatus(this.executionStatus);
  }

  /** Null in rows that are older than the users table; only an ADMIN sees those. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => User)
  ownerId!: string | null;

  /** `server` if background jobs of this system execute the run, `external` if a client executes and reports it. */
  @Column({ type: "text", default: "external" })
  executor!: "external" | "server";

  /** Only the executor that holds this epoch may write; each resume issues the next one. */
  @Column({ type: "integer", default: 1 })
  leaseEpoch!: number;

  /** Last day of prices that a server-executed run may use. */
  @Column({ type: "date", nullable: true })
  asOf!: string | null;

  @Column({ type: "text", nullable: true })
  idempotencyKey!: string | null;
  /** SHA-256 of the input that came with the key; distinguishes a retry from a reuse of the key. */
  @Column({ type: "text", nullable: true })
  idempotencyHash!: string | null;
}
