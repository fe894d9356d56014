import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { User } from "../../identity";
import { EnumField, FloatField, IdField, TextField, TimeField } from "../../platform/fields";
import { Node } from "../../platform/node.type";
import { Wide } from "../../platform/sql/wide-properties";
import { BuilderRow } from "../builder-row";
import { LogicFlowType } from "../flow/logic-flow.type";
import type { NodeParameters } from "../flow/node-parameters";
import { StrategyInstance } from "../instances/strategy-instance.entity";
import { QuickTestStatus } from "./quick-test-status.enum";
import { TestConfig } from "./test-config.type";

@Entity({ schema: "builder", name: "quick_tests" })
@ObjectType({ implements: Node, simpleResolvers: true, description: "A test of a strategy on historical prices." })
@Index("ix_quicktest_changed", ["changedIn"])
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
  @IdField({ generated: "uuid", description: "Id of the quick test." })
  id!: string;

  /** Number of the transaction that changed the row last, written by a trigger. */
  @Column({ type: "bigint" })
  changedIn!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => StrategyInstance, { onDelete: "CASCADE" })
  instanceId!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => User)
  userId!: string;

  @TextField({ name: "test_name", nullable: true, description: "Name chosen by the user; null when there is none." })
  name!: string | null;

  @Field(() => TestConfig, { description: "Configuration of the test." })
  @Column({ type: "jsonb" })
  testConfig!: TestConfig;

  @Wide()
  @Field(() => LogicFlowType, { description: "Flow that was tested." })
  @Column({ type: "jsonb" })
  logicFlowSnapshot!: LogicFlow;

  @Wide()
  @Column({ type: "jsonb", default: {} })
  parametersSnapshot!: NodeParameters;

  @EnumField(() => QuickTestStatus, { description: "Status of the test.", default: "PENDING" })
  status!: QuickTestStatus;

  @Wide()
  @Column({ type: "jsonb", nullable: true })
  testResult!: Record<string, unknown> | null;

  @Column({ type: "jsonb", nullable: true })
  metricsSummary!: Record<string, unknown> | null;

  @TextField({ nullable: true, description: "Error that stopped a FAILED test; otherwise null." })
  errorMessage!: string | null;

  @FloatField({
    name: "execution_time",
    nullable: true,
    description: "Run time in seconds; null until the test has finished.",
  })
  executionTimeSeconds!: number | null;

  @TimeField({ nullable: true, description: "When a worker started the test; null while it is PENDING." })
  startedAt!: Date | null;

  @TimeField({ nullable: true, description: "When the test finished; null until then." })
  completedAt!: Date | null;

  @FloatField({ description: "Progress in percent, 0 to 100.", default: 0 })
  progressPercent!: number;

  @TextField({
    nullable: true,
    description:
      "Identifies the inputs of the test: tests with the same fingerprint have the same result. Null when unknown.",
  })
  fingerprint!: string | null;

  @TimeField({ description: "When the test was requested.", default: () => "now()" })
  createdAt!: Date;
}
