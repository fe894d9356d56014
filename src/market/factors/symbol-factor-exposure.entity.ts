import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from "typeorm";
import { DateField, FloatField, IntField, NaturalKeyField, TextField } from "../../platform/fields";
import { SymbolUniverse } from "../symbols/symbol-universe.entity";
import { FactorDefinition } from "./factor-definition.entity";

@Entity({ schema: "market", name: "symbol_factor_exposures" })
@ObjectType({
  simpleResolvers: true,
  description: "A symbol's exposure to one factor: how strongly its returns move with the factor's.",
})
@Unique("uq_symbol_factor_date", ["symbol", "factorId", "calculationDate"])
@Index("idx_symbol_factor_lookup", ["symbol", "calculationDate"])
@Index("idx_symbol_factor_calc_date", ["calculationDate"])
@Index("idx_symbol_factor_method", ["calculationMethod", "calculationDate"])
export class SymbolFactorExposure {
  @PrimaryGeneratedColumn("uuid")
  id!: string;

  @NaturalKeyField({ description: "The symbol, upper case." })
  @ForeignKey(() => SymbolUniverse, { onDelete: "CASCADE" })
  symbol!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => FactorDefinition)
  factorId!: string;

  /** Not a column; set by the loader of all public exposures. */
  @Field(() => FactorDefinition, { description: "The factor that the exposure refers to." })
  factor!: FactorDefinition;

  @DateField({ description: "Last day of the prices in the regression." })
  calculationDate!: string;

  @FloatField({ description: "Return of the symbol per unit of factor return, capped at ±5." })
  betaValue!: number;

  @FloatField({
    nullable: true,
    description:
      "Share of the variance that the regression explains, 0 to 1; null when the symbol's price was constant.",
  })
  rSquared!: number | null;

  @IntField({ nullable: true, description: "Number of daily returns in the regression; null when unknown." })
  observations!: number | null;

  @TextField({
    nullable: true,
    description: "`full_history` if the regression window was full, otherwise `limited_history`; null when unknown.",
  })
  qualityFlag!: string | null;

  @TextField({
    description: "Calculation method: `ridge_regression`, `spread_regression`, `ols_market`, `ols_ir` or `provider`.",
  })
  calculationMethod!: string;

  @Column({ type: "double precision", nullable: true })
  regularizationAlpha!: number | null;

  @Column({ type: "integer", nullable: true })
  regressionWindowDays!: number | null;

  @Column({ type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}

/** The public part of an exposure. */
export type ShownExposure = Pick<
  SymbolFactorExposure,
  | "symbol"
  | "factor"
  | "calculationDate"
  | "betaValue"
  | "rSquared"
  | "observations"
  | "qualityFlag"
  | "calculationMethod"
>;
