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
import { ExecutionStatus, isTerminalStatus } from "./execution-status.enum";

@Entity({ schema: "runs", name: "strategy_run" })
@ObjectType({
  simpleResolvers: true,
  description: "One run of a strategy over a universe of tickers. Seen by the user who started it and by ADMINs.",
})
@Index("ix_run_strategy_started", ["strategyCode", "startedAt"])
@Index("ix_run_params", ["strategyCode", "paramsHash"])
@Index("ix_run_status", ["executionStatus"])
@Index("ix_run_progress_update", ["lastProgressUpdate"])
@Index("ix_run_completed", ["completedAt"], { where: "completed_at is not null" })
@Index("ix_run_created", ["createdAt", "id"])
@Index("ix_run_owner_created", ["ownerId", "createdAt", "id"])
@Index("ix_run_by_start", { synchronize: false }) // TypeORM has no words for an expression
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
export class StrategyRun {
  @IdField({ name: "run_id", description: "The run's id." })
  id!: string;

  @TextField({ description: "Which strategy, such as `bullish_breakout`." })
  strategyCode!: string;

  @TextField({ description: "The strategy's version, in its executor's words." })
  version!: string;

  @TextField({ description: "SHA-256, in hex, of the parameters as canonical JSON (sorted keys, no spaces)." })
  paramsHash!: string;

  @JsonField({ name: "params_json", description: "The strategy's parameters." })
  params!: Record<string, unknown>;

  @TimeField({ nullable: true, description: "When the first worker began; null while PENDING." })
  startedAt!: Date | null;

  @TimeField({ nullable: true, description: "When the run ended; null until then." })
  completedAt!: Date | null;

  @TextField({ nullable: true, description: "Where the universe came from, such as `list` or `instruments`." })
  universeSource!: string | null;

  @IntField({ nullable: true, description: "Tickers in the universe, when they were named at the start." })
  universeSize!: number | null;

  @FloatField({ nullable: true, description: "Score from which a ticker passes, on the strategy's own scale." })
  minScore!: number | null;

  @TextField({
    nullable: true,
    description: "How it ended: `ok`, `error`, `cancelled`, `worker_lost`, or an executor's word.",
  })
  exitStatus!: string | null;

  @SafeIntField({
    nullable: true,
    description: "Milliseconds from `startedAt` to `completedAt`; null until the run ended.",
  })
  durationMs!: number | null;

  @EnumField(() => ExecutionStatus, { description: "Where the run is in its life.", default: "pending" })
  executionStatus!: ExecutionStatus;

  @TextField({ nullable: true, description: "The ticker that was processed last." })
  currentTicker!: string | null;

  @FloatField({
    description: "Per cent of `totalCount` that is processed, 0 to 100; 0 while the total is unknown.",
    default: 0,
  })
  progressPercent!: number;

  @IntField({ description: "Tickers processed so far, errors included.", default: 0 })
  processedCount!: number;

  @IntField({ description: "Tickers to process in all; 0 when it was not declared.", default: 0 })
  totalCount!: number;

  @TimeField({ nullable: true, description: "When a ticker was last recorded; the start, until one was." })
  lastProgressUpdate!: Date | null;

  @TextField({ nullable: true, description: "What went wrong, for a FAILED run." })
  errorMessage!: string | null;

  @TimeField({ description: "When the run was asked for.", default: () => "now()" })
  createdAt!: Date;

  @IntField({
    description: "Grows with every change of the run: one for each ticker, one for each change of status.",
    default: 0,
  })
  revision!: number;

  @TimeField({
    nullable: true,
    description: "When the ticker timeline was purged (30 days after the end); the summary stays.",
  })
  progressPurgedAt!: Date | null;

  @Field(() => Boolean, { description: "Has the run ended?" })
  get isTerminal(): boolean {
    return isTerminalStatus(this.executionStatus);
  }

  /** Null in rows from before there were users; only an ADMIN sees those. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => User)
  ownerId!: string | null;

  /** `server` when background jobs of this system execute the run, `external` when somebody reports it. */
  @Column({ type: "text", default: "external" })
  executor!: "external" | "server";

  /** The executor that holds this epoch may write; a resume hands out the next one. */
  @Column({ type: "integer", default: 1 })
  leaseEpoch!: number;

  /** Last day of the prices that a server-executed run sees. */
  @Column({ type: "date", nullable: true })
  asOf!: string | null;

  @Column({ type: "text", nullable: true })
  idempotencyKey!: string | null;

  /** SHA-256 of the input that came with the key, to tell a retry from a reuse. */
  @Column({ type: "text", nullable: true })
  idempotencyHash!: string | null;

  @Column({ type: "integer", default: 0 })
  passedCount!: number;

  @Column({ type: "integer", default: 0 })
  failedCount!: number;

  @Column({ type: "integer", default: 0 })
  errorCount!: number;

  @Column({ type: "double precision", default: 0 })
  scoreSum!: number;

  @Column({ type: "integer", default: 0 })
  scoreCount!: number;

  @Column({ type: "double precision", default: 0 })
  processingMsSum!: number;

  @Column({ type: "integer", default: 0 })
  processingMsCount!: number;

  @Column({ type: "jsonb", default: {} })
  classificationCounts!: Record<string, number>;

  /** Tickers, seconds and batches of the recent past, each weighted by exp(-age / 30 s); their ratios are rate and gap. */
  @Column({ type: "double precision", default: 0 })
  recentTickers!: number;

  @Column({ type: "double precision", default: 0 })
  recentSeconds!: number;

  @Column({ type: "double precision", default: 0 })
  recentBatches!: number;
}
