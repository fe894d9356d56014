import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { User } from "../../identity";
import { EnumField, FloatField, IdField, TextField, TimeField } from "../../platform/fields";
import { BuilderRow } from "../builder-row";
import { LogicFlowType } from "../flow/logic-flow.type";
import type { NodeParameters } from "../flow/node-parameters";
import { StrategyInstance } from "../instances/strategy-instance.entity";
import { QuickTestStatus } from "./quick-test-status.enum";
import { TestConfig } from "./test-config.type";

@Entity({ schema: "builder", name: "quick_tests" })
@ObjectType({ simpleResolvers: true, description: "A strategy tried on past prices." })
@Index("ix_quick_tests_instance_id", ["instanceId"])
@Index("ix_quick_tests_user_id", ["userId"])
@Index("ix_quick_tests_status", ["status"])
@Index("ix_quick_tests_completed_at", ["completedAt"])
@Index("ix_quicktest_instance_status", ["instanceId", "status"])
@Index("ix_quicktest_user_created", ["userId", "createdAt"])
@Index("ix_quicktest_status_created", ["status", "createdAt"])
@Index("ix_quicktest_user_instance", ["userId", "instanceId"])
@Index("ix_quicktest_deleted_completed", ["isDeleted", "completedAt"])
@Index("ix_quicktest_instance_created", ["instanceId", "createdAt"])
@Check("quick_tests_status_check", "status in ('PENDING', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED')")
@Check("quick_tests_execution_time_check", "execution_time >= 0")
@Check("quick_tests_progress_check", "progress_percent between 0 and 100")
export class QuickTest extends BuilderRow {
  @IdField({ generated: "uuid", description: "The test's id." })
  id!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => StrategyInstance, { onDelete: "CASCADE" })
  instanceId!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => User)
  userId!: string;

  @TextField({ name: "test_name", nullable: true, description: "Name." })
  name!: string | null;

  @Field(() => TestConfig, { description: "What it was asked to do." })
  @Column({ type: "jsonb" })
  testConfig!: TestConfig;

  @Field(() => LogicFlowType, { description: "The flow that was tested." })
  @Column({ type: "jsonb" })
  logicFlowSnapshot!: LogicFlow;

  @Column({ type: "jsonb", default: {} })
  parametersSnapshot!: NodeParameters;

  @EnumField(() => QuickTestStatus, { description: "Where it is in its life.", default: "PENDING" })
  status!: QuickTestStatus;

  @Column({ type: "jsonb", nullable: true })
  testResult!: Record<string, unknown> | null;

  @Column({ type: "jsonb", nullable: true })
  metricsSummary!: Record<string, unknown> | null;

  @TextField({ nullable: true, description: "What went wrong, for a FAILED test." })
  errorMessage!: string | null;

  @FloatField({ name: "execution_time", nullable: true, description: "Seconds that it took." })
  executionTimeSeconds!: number | null;

  @TimeField({ nullable: true, description: "When a worker began; null while PENDING." })
  startedAt!: Date | null;

  @TimeField({ nullable: true, description: "When it ended; null until then." })
  completedAt!: Date | null;

  @FloatField({ description: "Per cent that is done, 0 to 100.", default: 0 })
  progressPercent!: number;

  @TextField({ nullable: true, description: "Equal for tests that must give equal results." })
  fingerprint!: string | null;

  @TimeField({ description: "When it was asked for.", default: () => "now()" })
  createdAt!: Date;
}
