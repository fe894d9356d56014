import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from "typeorm";
import { User } from "../../identity";
import { BuilderRow } from "../builder-row";
import { StrategyTemplate } from "./strategy-template.entity";

/** A user's rating of a strategy template. The API does not write ratings yet. */
@Entity({ schema: "builder", name: "template_ratings" })
@Unique("template_ratings_user_id_template_id_key", ["userId", "templateId"])
@Check("template_ratings_rating_check", "rating between 1 and 5")
@Check("template_ratings_comment_check", "length(comment) <= 1000")
export class TemplateRating extends BuilderRow {
  @PrimaryGeneratedColumn("uuid")
  id!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => StrategyTemplate, { onDelete: "CASCADE" })
  templateId!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => User)
  userId!: string;

  @Column({ type: "integer" })
  rating!: number;

  @Column({ type: "text", nullable: true })
  comment!: string | null;

  @Column({ type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
