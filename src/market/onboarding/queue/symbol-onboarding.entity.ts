import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { User } from "../../../identity";
import { EnumField, IdField, IntField, NaturalKeyField, TextField, TimeField } from "../../../platform/fields";
import { OnboardingAttemptError } from "./onboarding-attempt-error.type";
import { OnboardingPhase } from "./onboarding-phase.enum";
import { OnboardingPriority } from "./onboarding-priority.enum";
import { OnboardingStatus } from "./onboarding-status.enum";

@Entity({ schema: "market", name: "symbol_onboarding_queue" })
@ObjectType({
  simpleResolvers: true,
  description:
    "A job that onboards a symbol: fetches its prices, registers it, and calculates factor exposures and metrics.",
})
@Check("symbol_onboarding_queue_status_check", "status in ('pending','processing','completed','failed','cancelled')")
@Check("symbol_onboarding_queue_phase_check", "phase in ('queued','prices','universe','factors','metrics','done')")
@Index("idx_queue_status", ["status", "priority", "createdAt"])
@Index("idx_queue_pending_symbol", ["symbol"], { unique: true, where: "status in ('pending', 'processing')" })
@Index("ix_queue_symbol_created", { synchronize: false }) // created_at is descending, which TypeORM cannot express
@Index("ix_queue_created", ["createdAt", "id"])
@Index("ix_queue_completed", ["completedAt"])
@Index("ix_queue_lease", ["leaseExpiresAt"], { where: "status = 'processing'" })
export class SymbolOnboarding {
  @IdField({ generated: "uuid", description: "UUID of the job." })
  id!: string;

  @NaturalKeyField({ description: "The symbol, upper case." })
  symbol!: string;

  @EnumField(() => OnboardingStatus, { description: "Current status of the job.", default: "pending" })
  status!: OnboardingStatus;

  /** The first requester; `symbol_onboarding_requesters` contains all of them. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => User, { onDelete: "SET NULL" })
  requestedBy!: string | null;

  @EnumField(() => OnboardingPriority, {
    description: "Highest priority that any requester has asked for.",
    default: "normal",
    databaseEnum: { name: "onboarding_priority", values: Object.values(OnboardingPriority) },
  })
  priority!: OnboardingPriority;

  @TextField({
    nullable: true,
    description:
      "Error of the latest failed attempt, or why the job was cancelled; null without an error or once the job is completed.",
  })
  errorMessage!: string | null;

  @TimeField({ description: "Time of the first request.", default: () => "now()" })
  createdAt!: Date;

  @TimeField({
    nullable: true,
    description: "Start of the first attempt since the request or the latest manual retry; null before it.",
  })
  startedAt!: Date | null;

  @TimeField({
    nullable: true,
    description: "Time at which the job completed, failed or was cancelled; null before it.",
  })
  completedAt!: Date | null;

  @EnumField(() => OnboardingPhase, {
    description: "Current phase, or the last one of an ended job.",
    default: "queued",
  })
  phase!: OnboardingPhase;

  @IntField({ description: "Number of attempts since the request or the latest manual retry.", default: 0 })
  attempts!: number;

  @IntField({ description: "Maximum number of attempts; after the last one the job fails.", default: 5 })
  maxAttempts!: number;

  @TimeField({ description: "Earliest time of the next attempt.", default: () => "now()" })
  nextAttemptAt!: Date;

  @Field(() => [OnboardingAttemptError], {
    description: "Failed attempts including those before a manual retry, oldest first; the last 50.",
  })
  @Column({ type: "jsonb", name: "errors", default: [] })
  attemptErrors!: OnboardingAttemptError[];

  @Field(() => [String], {
    description: "What a COMPLETED job skipped and why, one sentence each, such as factors whose ETFs have no prices.",
  })
  @Column({ type: "jsonb", default: [] })
  notes!: string[];

  /** Time of the request or the latest manual retry. */
  @Column({ type: "timestamptz", default: () => "now()" })
  queuedAt!: Date;

  /** Start of the latest attempt. */
  @Column({ type: "timestamptz", nullable: true })
  attemptStartedAt!: Date | null;

  @Column({ type: "uuid", nullable: true })
  leaseToken!: string | null;

  @Column({ type: "timestamptz", nullable: true })
  leaseExpiresAt!: Date | null;

  @Column({ type: "timestamptz", default: () => "now()" })
  updatedAt!: Date;
}
