import { Field, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { User } from "../../identity";
import { BooleanField, EnumField, IdField, IntField, JsonField, TextField, TimeField } from "../../platform/fields";
import { BuilderRow } from "../builder-row";
import { NodeType } from "./node-type.enum";
import { Port } from "./port.type";

@Entity({ schema: "builder", name: "node_templates" })
@ObjectType({
  simpleResolvers: true,
  description: "A kind of node: ports, parameters and what it does. Everybody sees the system's, and their own.",
})
@Index("ix_node_templates_name", ["name"])
@Index("ix_node_templates_node_type", ["nodeType"])
@Index("ix_node_templates_category", ["category"])
@Index("ix_node_templates_is_system_template", ["isSystemTemplate"])
@Index("ix_node_templates_user_id", ["userId"])
@Index("ix_node_templates_is_deleted", ["isDeleted"])
@Index("ix_node_type_system", ["nodeType", "isSystemTemplate"])
@Index("ix_node_user_type", ["userId", "nodeType"])
@Index("ix_node_category_type", ["category", "nodeType"])
@Index("ix_node_deleted_created", ["isDeleted", "createdAt"])
@Index("ix_node_unique_system_name", ["name", "isSystemTemplate"])
@Index("uq_node_templates_system_name", ["name"], { unique: true, where: "(is_system_template AND (NOT is_deleted))" })
@Index("uq_node_templates_owner_name", ["userId", "name"], {
  unique: true,
  where: "((NOT is_system_template) AND (NOT is_deleted))",
})
@Index("ix_node_templates_popular", ["usageCount", "name", "nodeType", "displayName"], {
  where: "(is_system_template AND (NOT is_deleted))",
})
@Check(
  "node_templates_node_type_check",
  "node_type in ('INDICATOR','CONDITION','SIGNAL','POSITION','STOP_LOSS','STOP_PROFIT','RISK_MANAGEMENT','CUSTOM')",
)
@Check("node_templates_usage_check", "usage_count >= 0")
export class NodeTemplate extends BuilderRow {
  @IdField({ generated: "uuid", description: "The template's id." })
  id!: string;

  @TextField({ description: "Name by which flows refer to it; unique among the system's and among one's own." })
  name!: string;

  @TextField({ description: "Name to show; explanations and code call it by `name`, which never changes." })
  displayName!: string;

  @TextField({ nullable: true, description: "What it does." })
  description!: string | null;

  @EnumField(() => NodeType, { description: "What it is for." })
  nodeType!: NodeType;

  @TextField({ nullable: true, description: "Group within its type, such as `TREND`." })
  category!: string | null;

  @JsonField({ description: "JSON Schema of its parameters, with titles, bounds and defaults.", default: {} })
  parameterSchema!: Record<string, unknown>;

  @JsonField({ description: "The value of each parameter that is left out.", default: {} })
  defaultParameters!: Record<string, unknown>;

  @Field(() => [Port], { description: "Ports that edges enter." })
  @Column({ type: "jsonb", default: [] })
  inputPorts!: Port[];

  @Field(() => [Port], { description: "Ports that edges leave." })
  @Column({ type: "jsonb", default: [] })
  outputPorts!: Port[];

  @BooleanField({ description: "Is it the system's own, which nobody can change?", default: false })
  isSystemTemplate!: boolean;

  /** Null in the system's own. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => User)
  userId!: string | null;

  @Column({ type: "jsonb", nullable: true })
  validationRules!: Record<string, unknown> | null;

  @Column({ type: "jsonb", nullable: true })
  executionHints!: Record<string, unknown> | null;

  @IntField({ description: "Strategies that were saved with it, each counted once; drafts do not count.", default: 0 })
  usageCount!: number;

  @Column({ type: "text", nullable: true })
  icon!: string | null;

  @Column({ type: "text", nullable: true })
  color!: string | null;

  @TextField({
    description:
      "Its current version; flows are pinned to the one they were saved with. A name that is made anew goes on counting.",
    default: "1.0.0",
  })
  version!: string;

  @TextField({ nullable: true, description: "What a user's own template computes; null for the system's." })
  expression!: string | null;

  @TimeField({ description: "When it was made.", default: () => "now()" })
  createdAt!: Date;
}
