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
  description: "The work that makes a symbol known: prices, entry among the symbols, factors, figures.",
})
@Check("symbol_onboarding_queue_status_check", "status in ('pending','processing','completed','failed','cancelled')")
@Check("symbol_onboarding_queue_phase_check", "phase in ('queued','prices','universe','factors','metrics','done')")
@Index("idx_queue_status", ["status", "priority", "createdAt"])
@Index("idx_queue_pending_symbol", ["symbol"], { unique: true, where: "status in ('pending', 'processing')" })
@Index("ix_queue_symbol_created", { synchronize: false }) // created_at descends, which TypeORM has no words for
@Index("ix_queue_created", ["createdAt", "id"])
@Index("ix_queue_completed", ["completedAt"])
@Index("ix_queue_lease", ["leaseExpiresAt"], { where: "status = 'processing'" })
export class SymbolOnboarding {
  @IdField({ generated: "uuid", description: "The job's id." })
  id!: string;

  @NaturalKeyField({ description: "The symbol." })
  symbol!: string;

  @EnumField(() => OnboardingStatus, { description: "Where the job is.", default: "pending" })
  status!: OnboardingStatus;

  /** Who asked first; all who asked are in `symbol_onboarding_requesters`. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => User, { onDelete: "SET NULL" })
  requestedBy!: string | null;

  @EnumField(() => OnboardingPriority, {
    description: "The highest priority that anybody has asked for.",
    default: "normal",
    databaseEnum: { name: "onboarding_priority", values: Object.values(OnboardingPriority) },
  })
  priority!: OnboardingPriority;

  @TextField({
    nullable: true,
    description: "What went wrong last; null when nothing did, or all went well afterwards.",
  })
  errorMessage!: string | null;

  @TimeField({ description: "When it was first asked for.", default: () => "now()" })
  createdAt!: Date;

  @TimeField({ nullable: true, description: "When a worker first took it since it was asked for or retried by hand." })
  startedAt!: Date | null;

  @TimeField({ nullable: true, description: "When it ended." })
  completedAt!: Date | null;

  @EnumField(() => OnboardingPhase, { description: "How far it is.", default: "queued" })
  phase!: OnboardingPhase;

  @IntField({ description: "How often a worker has taken it.", default: 0 })
  attempts!: number;

  @IntField({ description: "How often it is tried before it is given up.", default: 5 })
  maxAttempts!: number;

  @TimeField({ description: "Not tried again before this instant.", default: () => "now()" })
  nextAttemptAt!: Date;

  @Field(() => [OnboardingAttemptError], {
    description: "The failures of its attempts, also those before a retry by hand, oldest first; the last 50.",
  })
  @Column({ type: "jsonb", name: "errors", default: [] })
  attemptErrors!: OnboardingAttemptError[];

  @Field(() => [String], {
    description: "What was left out of a COMPLETED job and why, such as factors without the prices of their ETFs.",
  })
  @Column({ type: "jsonb", default: [] })
  notes!: string[];

  /** When it was asked for, or retried by hand. */
  @Column({ type: "timestamptz", default: () => "now()" })
  queuedAt!: Date;

  /** When a worker took it for its latest attempt. */
  @Column({ type: "timestamptz", nullable: true })
  attemptStartedAt!: Date | null;

  @Column({ type: "uuid", nullable: true })
  leaseToken!: string | null;

  @Column({ type: "timestamptz", nullable: true })
  leaseExpiresAt!: Date | null;

  @Column({ type: "timestamptz", default: () => "now()" })
  updatedAt!: Date;
}
