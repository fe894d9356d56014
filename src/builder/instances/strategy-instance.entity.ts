import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { User } from "../../identity";
import { EnumField, IdField, IntField, JsonField, TextField, TimeField } from "../../platform/fields";
import { Node } from "../../platform/node.type";
import { Wide } from "../../platform/sql/wide-properties";
import { BuilderRow } from "../builder-row";
import { LogicFlowType } from "../flow/logic-flow.type";
import type { NodeParameters } from "../flow/node-parameters";
import { StrategyTemplate } from "../strategy-templates/strategy-template.entity";
import { StrategyStatus } from "./strategy-status.enum";

@Entity({ schema: "builder", name: "strategy_instances" })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A user's strategy, or an earlier version of one. Visible to its owner and to ADMINs.",
})
@Index("ix_instance_changed", ["changedIn"])
@Index("ix_instance_user_status", ["userId", "status"])
@Index("ix_instance_template_user", ["templateId", "userId"])
@Index("ix_instance_deleted_created", ["isDeleted", "createdAt"])
@Index("ix_instance_parent_version", ["parentVersionId"])
@Index("uq_instance_current_version", ["currentId", "version"], { unique: true, where: "(current_id IS NOT NULL)" })
@Index("ix_instance_live_user", ["userId", "createdAt", "id"], {
  where: "((current_id IS NULL) AND (NOT is_deleted))",
})
@Index("ix_instance_user_strategies", ["userId"], { where: "(current_id IS NULL)" })
@Index("ix_instance_live_created", ["createdAt", "id"], { where: "((current_id IS NULL) AND (NOT is_deleted))" })
@Check("strategy_instances_status_check", "status in ('DRAFT', 'TESTING', 'ACTIVE', 'ARCHIVED')")
@Check("strategy_instances_version_check", "version >= 1")
export class StrategyInstance extends BuilderRow {
  @IdField({
    generated: "uuid",
    description: "Id of the strategy, which stays the same when it changes, or of the earlier version.",
  })
  id!: string;

  @TextField({ description: "Name of the strategy, chosen by the user: 1 to 200 characters." })
  name!: string;

  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => StrategyTemplate, { onDelete: "SET NULL" })
  templateId!: string | null;

  /** Number of the transaction that changed the row last, written by a trigger. */
  @Column({ type: "bigint" })
  changedIn!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => User)
  userId!: string;

  @Wide()
  @Field(() => LogicFlowType, {
    description: "Flow of the strategy. Sensitive values are not masked: the strategy runs with them.",
  })
  @Column({ type: "jsonb" })
  logicFlow!: LogicFlow;

  @Wide()
  @JsonField({
    description: "Parameters by node id, which override those in the flow. Sensitive values are not masked.",
    default: {},
  })
  parameters!: NodeParameters;

  @EnumField(() => StrategyStatus, { description: "Lifecycle status of the strategy.", default: "DRAFT" })
  status!: StrategyStatus;

  @IntField({
    description: "Version number, starting at 1; incremented when the meaning of the flow or its parameters changes.",
    default: 1,
  })
  version!: number;

  /** The version before this one. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => StrategyInstance, { onDelete: "SET NULL" })
  parentVersionId!: string | null;

  @IntField({
    description: "Revision number, starting at 1; incremented by every change. Send it as `expectedRevision`.",
    default: 1,
  })
  revision!: number;

  /** Null for the strategy itself; for an earlier version, whose row never changes, the id of the strategy. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => StrategyInstance, { onDelete: "CASCADE" })
  currentId!: string | null;

  @TimeField({ description: "When the strategy was created.", default: () => "now()" })
  createdAt!: Date;

  @TimeField({ description: "When the strategy was last changed.", default: () => "now()" })
  declare updatedAt: Date;
}
