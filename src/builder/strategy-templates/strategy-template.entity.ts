import { Field, Float, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { User } from "../../identity";
import { BooleanField, IdField, IntField, JsonField, TextField, TimeField } from "../../platform/fields";
import { Node } from "../../platform/node.type";
import { BuilderRow } from "../builder-row";
import { LogicFlowType } from "../flow/logic-flow.type";

@Entity({ schema: "builder", name: "strategy_templates" })
@ObjectType({ implements: Node, simpleResolvers: true, description: "A ready-made strategy to start from." })
@Index("ix_strategy_templates_name", ["name"])
@Index("ix_template_category_system", ["category", "isSystemTemplate"])
@Index("ix_template_usage_count_desc", ["usageCount"])
@Index("ix_template_user_category", ["userId", "category"])
@Index("ix_template_deleted_created", ["isDeleted", "createdAt"])
@Index("uq_strategy_templates_system_name", ["name"], {
  unique: true,
  where: "(is_system_template AND (NOT is_deleted))",
})
@Check("strategy_templates_category_check", "category in ('TREND_FOLLOWING', 'OSCILLATION', 'MULTI_FACTOR')")
@Check("strategy_templates_usage_check", "usage_count >= 0")
@Check("strategy_templates_rating_average_check", "rating_average between 0 and 5")
@Check("strategy_templates_rating_count_check", "rating_count >= 0")
export class StrategyTemplate extends BuilderRow {
  @IdField({ generated: "uuid", description: "Id of the template." })
  id!: string;

  @TextField({ description: "Name of the template, unique among system templates." })
  name!: string;

  @TextField({
    nullable: true,
    description: "What the strategy does and which markets it suits; null when it has no description.",
  })
  description!: string | null;

  @TextField({ description: "Category: `TREND_FOLLOWING`, `OSCILLATION` or `MULTI_FACTOR`." })
  category!: string;

  @Field(() => LogicFlowType, { description: "Flow that a strategy created from the template starts with." })
  @Column({ type: "jsonb" })
  logicFlow!: LogicFlow;

  @JsonField({ description: "Parameters by node id, which override those in the flow.", default: {} })
  parameters!: Record<string, unknown>;

  @BooleanField({ description: "Whether the template belongs to the system; nobody can change it.", default: false })
  isSystemTemplate!: boolean;

  /** Null for system templates. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => User)
  userId!: string | null;

  @IntField({ description: "Number of strategies created from the template.", default: 0 })
  usageCount!: number;

  @Column({ type: "double precision", default: 0, name: "rating_average" })
  ratingMean!: number;

  @IntField({ description: "Number of users who rated the template.", default: 0 })
  ratingCount!: number;

  @Column({ type: "jsonb", nullable: true })
  backtestExample!: Record<string, unknown> | null;

  @TimeField({ description: "When the template was created.", default: () => "now()" })
  createdAt!: Date;

  @Field(() => Float, { nullable: true, description: "Mean rating, 1 to 5; null without ratings." })
  get ratingAverage(): number | null {
    return this.ratingCount === 0 ? null : this.ratingMean;
  }
}
