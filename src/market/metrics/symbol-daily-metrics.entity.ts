import { ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index } from "typeorm";
import { DateField, DecimalField, FloatField, NaturalKeyField, TextField } from "../../platform/fields";
import { SymbolUniverse } from "../symbols/symbol-universe.entity";

@Entity({ schema: "market", name: "symbol_daily_metrics" })
@ObjectType({ simpleResolvers: true, description: "A symbol's latest price, returns, profile and factor exposures." })
@Index("idx_metrics_date", ["metricsDate"])
@Index("idx_metrics_sector", ["sector"])
@Index("idx_metrics_market_cap", ["marketCap"])
@Index("idx_metrics_return_ytd", ["returnYtd"])
@Index("idx_metrics_pe", ["peRatio"])
@Index("idx_metrics_factor_momentum", ["factorMomentum"])
@Index("idx_metrics_factor_value", ["factorValue"])
@Index("idx_metrics_sector_cap", ["sector", "marketCap"])
export class SymbolDailyMetrics {
  @NaturalKeyField({ primary: true, description: "The symbol, upper case." })
  @ForeignKey(() => SymbolUniverse, { onDelete: "CASCADE" })
  symbol!: string;

  @DateField({ description: "Day of the last bar that the metrics were calculated from." })
  metricsDate!: string;

  @DecimalField({ nullable: true, description: "Close on `metricsDate`, in the symbol's currency; null when unknown." })
  currentPrice!: string | null;

  @FloatField({
    nullable: true,
    description: "Return since the previous bar, as a fraction (0.01 is 1 %); null without one.",
  })
  return1d!: number | null;

  @FloatField({
    nullable: true,
    description: "Return since the last bar of the previous month, as a fraction; null without one.",
  })
  returnMtd!: number | null;

  @FloatField({
    nullable: true,
    description: "Return since the last bar of the previous year, as a fraction; null without one.",
  })
  returnYtd!: number | null;

  @FloatField({
    nullable: true,
    description:
      "Return since the last bar on or before the same day one month earlier, as a fraction; null without one.",
  })
  return1m!: number | null;

  @FloatField({
    nullable: true,
    description:
      "Return since the last bar on or before the same day three months earlier, as a fraction; null without one.",
  })
  return3m!: number | null;

  @FloatField({
    nullable: true,
    description:
      "Return since the last bar on or before the same day one year earlier, as a fraction; null without one.",
  })
  return1y!: number | null;

  @DecimalField({ nullable: true, description: "Market capitalisation, in the symbol's currency; null when unknown." })
  marketCap!: string | null;

  @DecimalField({ nullable: true, description: "Enterprise value, in the symbol's currency; null when unknown." })
  enterpriseValue!: string | null;

  @FloatField({ nullable: true, description: "Price-to-earnings ratio; null when unknown." })
  peRatio!: number | null;

  @FloatField({ nullable: true, description: "Price-to-sales ratio; null when unknown." })
  psRatio!: number | null;

  @FloatField({ nullable: true, description: "Price-to-book ratio; null when unknown." })
  pbRatio!: number | null;

  @TextField({ nullable: true, description: "Sector as named by the price provider; null when unknown." })
  sector!: string | null;

  @TextField({ nullable: true, description: "Industry as named by the price provider; null when unknown." })
  industry!: string | null;

  @TextField({ nullable: true, description: "Name of the company or fund; null when unknown." })
  companyName!: string | null;

  @FloatField({ nullable: true, description: "Beta to the factor `Value`, -5 to 5; null when not calculated." })
  factorValue!: number | null;

  @FloatField({ nullable: true, description: "Beta to the factor `Growth`, -5 to 5; null when not calculated." })
  factorGrowth!: number | null;

  @FloatField({ nullable: true, description: "Beta to the factor `Momentum`, -5 to 5; null when not calculated." })
  factorMomentum!: number | null;

  @FloatField({ nullable: true, description: "Beta to the factor `Quality`, -5 to 5; null when not calculated." })
  factorQuality!: number | null;

  @FloatField({ nullable: true, description: "Beta to the factor `Size`, -5 to 5; null when not calculated." })
  factorSize!: number | null;

  @FloatField({
    nullable: true,
    description: "Beta to the factor `Low Volatility`, -5 to 5; null when not calculated.",
  })
  factorLowVol!: number | null;

  @FloatField({
    nullable: true,
    description: "Beta to the factor `Growth-Value Spread`, -5 to 5; null when not calculated.",
  })
  factorGrowthValueSpread!: number | null;

  @FloatField({
    nullable: true,
    description: "Beta to the factor `Momentum Spread`, -5 to 5; null when not calculated.",
  })
  factorMomentumSpread!: number | null;

  @FloatField({ nullable: true, description: "Beta to the factor `Size Spread`, -5 to 5; null when not calculated." })
  factorSizeSpread!: number | null;

  @FloatField({
    nullable: true,
    description: "Beta to the factor `Quality Spread`, -5 to 5; null when not calculated.",
  })
  factorQualitySpread!: number | null;

  @FloatField({
    nullable: true,
    description:
      "Completeness of the symbol's data, 0 to 100: price 30, returns 30, profile 20, factors 20; null when unknown.",
  })
  dataQualityScore!: number | null;

  @Column({ type: "timestamptz", default: () => "now()" })
  updatedAt!: Date;
}
