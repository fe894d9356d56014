import { Field, Float, ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { User } from "../../identity";
import { BooleanField, IdField, IntField, JsonField, TextField, TimeField } from "../../platform/fields";
import { BuilderRow } from "../builder-row";
import { LogicFlowType } from "../flow/logic-flow.type";

@Entity({ schema: "builder", name: "strategy_templates" })
@ObjectType({ simpleResolvers: true, description: "A ready strategy to begin with." })
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
  @IdField({ generated: "uuid", description: "The template's id." })
  id!: string;

  @TextField({ description: "Name." })
  name!: string;

  @TextField({ nullable: true, description: "What the strategy does and when it suits." })
  description!: string | null;

  @TextField({ description: "`TREND_FOLLOWING`, `OSCILLATION` or `MULTI_FACTOR`." })
  category!: string;

  @Field(() => LogicFlowType, { description: "The flow that a strategy made from it begins with." })
  @Column({ type: "jsonb" })
  logicFlow!: LogicFlow;

  @JsonField({ description: "Parameters by node id, which win over those in the flow.", default: {} })
  parameters!: Record<string, unknown>;

  @BooleanField({ description: "Is it the system's own, which nobody can change?", default: false })
  isSystemTemplate!: boolean;

  /** Null in the system's own. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => User)
  userId!: string | null;

  @IntField({ description: "Strategies that were made from it.", default: 0 })
  usageCount!: number;

  @Column({ type: "double precision", default: 0, name: "rating_average" })
  ratingMean!: number;

  @IntField({ description: "Users who have rated it.", default: 0 })
  ratingCount!: number;

  @Column({ type: "jsonb", nullable: true })
  backtestExample!: Record<string, unknown> | null;

  @TimeField({ description: "When it was made.", default: () => "now()" })
  createdAt!: Date;

  @Field(() => Float, { nullable: true, description: "Mean rating, 1 to 5; null while nobody has rated it." })
  get ratingAverage(): number | null {
    return this.ratingCount === 0 ? null : this.ratingMean;
  }
}
