import { ObjectType } from "type-graphql";
import { Column, Entity, Unique } from "typeorm";
import { BooleanField, IdField, IntField, TextField } from "../../platform/fields";

@Entity({ schema: "market", name: "factor_definitions" })
@ObjectType({
  simpleResolvers: true,
  description: "A market, macro or style factor for which symbols' exposures are calculated.",
})
@Unique("factor_definitions_name_key", ["name"])
export class FactorDefinition {
  @IdField({ generated: "uuid", description: "UUID of the factor." })
  id!: string;

  @TextField({ description: "Unique display name, such as `Market Beta (90D)`." })
  name!: string;

  @TextField({ nullable: true, description: "What the factor measures; null when not described." })
  description!: string | null;

  @TextField({ description: "Kind: `market`, `macro` or `style`." })
  factorType!: string;

  @TextField({ nullable: true, description: "Calculation method, such as `ridge_regression`; null when unspecified." })
  calculationMethod!: string | null;

  @TextField({
    nullable: true,
    description:
      "ETF whose returns represent the factor; two ETFs separated by a hyphen for a spread; null without an ETF.",
  })
  etfProxy!: string | null;

  @IntField({ description: "Sort position in lists, starting at 0.", default: 0 })
  displayOrder!: number;

  @BooleanField({ description: "Whether exposures to the factor are calculated.", default: true })
  isActive!: boolean;

  @Column({ type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  @Column({ type: "timestamptz", default: () => "now()" })
  updatedAt!: Date;
}
