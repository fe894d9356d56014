import { ObjectType } from "type-graphql";
import { Column, Entity, Unique } from "typeorm";
import { BooleanField, IdField, IntField, TextField } from "../../platform/fields";

@Entity({ schema: "market", name: "factor_definitions" })
@ObjectType({ simpleResolvers: true, description: "A factor that symbols are exposed to." })
@Unique("factor_definitions_name_key", ["name"])
export class FactorDefinition {
  @IdField({ generated: "uuid", description: "The factor's id." })
  id!: string;

  @TextField({ description: "Its name; unique." })
  name!: string;

  @TextField({ nullable: true, description: "What it measures." })
  description!: string | null;

  @TextField({ description: "Kind: `market`, `macro` or `style`." })
  factorType!: string;

  @TextField({ nullable: true, description: "How it is calculated, such as `ridge_regression`." })
  calculationMethod!: string | null;

  @TextField({ nullable: true, description: "ETF whose returns stand for the factor; two with a hyphen for a spread." })
  etfProxy!: string | null;

  @IntField({ description: "Place in a list, from 0.", default: 0 })
  displayOrder!: number;

  @BooleanField({ description: "Is it calculated?", default: true })
  isActive!: boolean;

  @Column({ type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  @Column({ type: "timestamptz", default: () => "now()" })
  updatedAt!: Date;
}
