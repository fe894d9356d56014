import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { User } from "../../identity";
import { EnumField, IdField, IntField, JsonField, TextField, TimeField } from "../../platform/fields";
import { BuilderRow } from "../builder-row";
import { LogicFlowType } from "../flow/logic-flow.type";
import type { NodeParameters } from "../flow/node-parameters";
import { StrategyTemplate } from "../strategy-templates/strategy-template.entity";
import { StrategyStatus } from "./strategy-status.enum";

@Entity({ schema: "builder", name: "strategy_instances" })
@ObjectType({
  simpleResolvers: true,
  description: "A user's strategy, or a former version of one. Seen by its owner and by ADMINs.",
})
@Index("ix_instance_user_status", ["userId", "status"])
@Index("ix_instance_template_user", ["templateId", "userId"])
@Index("ix_instance_deleted_created", ["isDeleted", "createdAt"])
@Index("ix_instance_parent_version", ["parentVersionId"])
@Index("uq_instance_current_version", ["currentId", "version"], { unique: true, where: "(current_id IS NOT NULL)" })
@Index("ix_instance_live_user", ["userId", "createdAt", "id"], {
  where: "((current_id IS NULL) AND (NOT is_deleted))",
})
@Index("ix_instance_live_created", ["createdAt", "id"], { where: "((current_id IS NULL) AND (NOT is_deleted))" })
@Check("strategy_instances_status_check", "status in ('DRAFT', 'TESTING', 'ACTIVE', 'ARCHIVED')")
@Check("strategy_instances_version_check", "version >= 1")
export class StrategyInstance extends BuilderRow {
  @IdField({ generated: "uuid", description: "The strategy's id; stays the same through all its versions." })
  id!: string;

  @TextField({ description: "Name." })
  name!: string;

  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => StrategyTemplate, { onDelete: "SET NULL" })
  templateId!: string | null;

  @Column({ type: "uuid" })
  @ForeignKey(() => User)
  userId!: string;

  @Field(() => LogicFlowType, {
    description: "The flow. Sensitive values stand in it in plain: the strategy runs with them.",
  })
  @Column({ type: "jsonb" })
  logicFlow!: LogicFlow;

  @JsonField({
    description: "Parameters by node id, which win over those in the flow; sensitive ones in plain, too.",
    default: {},
  })
  parameters!: NodeParameters;

  @EnumField(() => StrategyStatus, { description: "Where it is in its life.", default: "DRAFT" })
  status!: StrategyStatus;

  @IntField({ description: "Grows by one with each change of what the flow and its parameters mean.", default: 1 })
  version!: number;

  /** The former version; this row's parent in the history. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => StrategyInstance, { onDelete: "SET NULL" })
  parentVersionId!: string | null;

  @IntField({
    description: "Grows by one with each change of any kind; hand it back as `expectedRevision`.",
    default: 1,
  })
  revision!: number;

  /** Null in the strategy itself; in a former version, which never changes, the strategy. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => StrategyInstance, { onDelete: "CASCADE" })
  currentId!: string | null;

  @TimeField({ description: "When the strategy was made.", default: () => "now()" })
  createdAt!: Date;

  @TimeField({ description: "When it was last changed.", default: () => "now()" })
  declare updatedAt: Date;
}
