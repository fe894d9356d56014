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
  description:
    "A kind of node with its ports, parameters and behavior. Visible are system templates and the user's own; to ADMINs, all.",
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
  @IdField({ generated: "uuid", description: "Id of the template." })
  id!: string;

  @TextField({
    description:
      "Name that flows use to refer to the template; unique among system templates and among the templates of a user.",
  })
  name!: string;

  @TextField({ description: "Display name; explanations and code use `name`, which never changes." })
  displayName!: string;

  @TextField({ nullable: true, description: "What the template does; null when it has no description." })
  description!: string | null;

  @EnumField(() => NodeType, { description: "Type of the node." })
  nodeType!: NodeType;

  @TextField({ nullable: true, description: "Category within the type, such as `TREND`; null when there is none." })
  category!: string | null;

  @JsonField({ description: "JSON Schema of the parameters, with titles, bounds and defaults.", default: {} })
  parameterSchema!: Record<string, unknown>;

  @JsonField({ description: "Default value of each parameter.", default: {} })
  defaultParameters!: Record<string, unknown>;

  @Field(() => [Port], { description: "Input ports." })
  @Column({ type: "jsonb", default: [] })
  inputPorts!: Port[];

  @Field(() => [Port], { description: "Output ports." })
  @Column({ type: "jsonb", default: [] })
  outputPorts!: Port[];

  @BooleanField({
    description: "Whether the template belongs to the system; nobody can change or delete it.",
    default: false,
  })
  isSystemTemplate!: boolean;

  /** Null for system templates. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => User)
  userId!: string | null;

  @Column({ type: "jsonb", nullable: true })
  validationRules!: Record<string, unknown> | null;

  @Column({ type: "jsonb", nullable: true })
  executionHints!: Record<string, unknown> | null;

  @IntField({
    description: "Number of strategies saved with the template, each counted once; sessions do not count.",
    default: 0,
  })
  usageCount!: number;

  @Column({ type: "text", nullable: true })
  icon!: string | null;

  @Column({ type: "text", nullable: true })
  color!: string | null;

  @TextField({
    description:
      "Current version; saved flows are pinned to the version they were saved with. A new template with the name of a deleted one continues its numbering.",
    default: "1.0.0",
  })
  version!: string;

  @TextField({ nullable: true, description: "Expression that a user's template computes; null for system templates." })
  expression!: string | null;

  @TimeField({ description: "When the template was created.", default: () => "now()" })
  createdAt!: Date;
}
