import { Field, ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from "typeorm";
import { DateField, FloatField, IntField, NaturalKeyField, TextField } from "../../platform/fields";
import { SymbolUniverse } from "../symbols/symbol-universe.entity";
import { FactorDefinition } from "./factor-definition.entity";

@Entity({ schema: "market", name: "symbol_factor_exposures" })
@ObjectType({ simpleResolvers: true, description: "How strongly a symbol's returns move with a factor." })
@Unique("uq_symbol_factor_date", ["symbol", "factorId", "calculationDate"])
@Index("idx_symbol_factor_lookup", ["symbol", "calculationDate"])
@Index("idx_symbol_factor_calc_date", ["calculationDate"])
@Index("idx_symbol_factor_method", ["calculationMethod", "calculationDate"])
export class SymbolFactorExposure {
  @PrimaryGeneratedColumn("uuid")
  id!: string;

  @NaturalKeyField({ description: "The symbol." })
  @ForeignKey(() => SymbolUniverse, { onDelete: "CASCADE" })
  symbol!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => FactorDefinition)
  factorId!: string;

  /** Not a column: the loader that every public exposure comes from puts it there. */
  @Field(() => FactorDefinition, { description: "The factor." })
  factor!: FactorDefinition;

  @DateField({ description: "Last day of the prices that it was calculated from." })
  calculationDate!: string;

  @FloatField({ description: "Return of the symbol for a return of 1 of the factor, cut off at ±5." })
  betaValue!: number;

  @FloatField({
    nullable: true,
    description: "Share of the variance explained, 0 to 1; null when the symbol never moved.",
  })
  rSquared!: number | null;

  @IntField({ nullable: true, description: "Daily returns that it was calculated from." })
  observations!: number | null;

  @TextField({ nullable: true, description: "`full_history` with a full window, else `limited_history`." })
  qualityFlag!: string | null;

  @TextField({ description: "`ridge_regression`, `spread_regression`, `ols_market`, `ols_ir` or `provider`." })
  calculationMethod!: string;

  @Column({ type: "double precision", nullable: true })
  regularizationAlpha!: number | null;

  @Column({ type: "integer", nullable: true })
  regressionWindowDays!: number | null;

  @Column({ type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}

/** What the API shows of an exposure. */
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
