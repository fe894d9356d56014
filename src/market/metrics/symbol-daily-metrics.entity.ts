import { ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index } from "typeorm";
import { DateField, DecimalField, FloatField, NaturalKeyField, TextField } from "../../platform/fields";
import { SymbolUniverse } from "../symbols/symbol-universe.entity";

@Entity({ schema: "market", name: "symbol_daily_metrics" })
@ObjectType({ simpleResolvers: true, description: "A symbol's latest figures; one row a symbol." })
@Index("idx_metrics_date", ["metricsDate"])
@Index("idx_metrics_sector", ["sector"])
@Index("idx_metrics_market_cap", ["marketCap"])
@Index("idx_metrics_return_ytd", ["returnYtd"])
@Index("idx_metrics_pe", ["peRatio"])
@Index("idx_metrics_factor_momentum", ["factorMomentum"])
@Index("idx_metrics_factor_value", ["factorValue"])
@Index("idx_metrics_sector_cap", ["sector", "marketCap"])
export class SymbolDailyMetrics {
  @NaturalKeyField({ primary: true, description: "The symbol." })
  @ForeignKey(() => SymbolUniverse, { onDelete: "CASCADE" })
  symbol!: string;

  @DateField({ description: "Last day of the prices that they were calculated from." })
  metricsDate!: string;

  @DecimalField({ nullable: true, description: "Close of that day, in the symbol's currency." })
  currentPrice!: string | null;

  @FloatField({ nullable: true, description: "Return since the bar before, as a fraction (0.01 is 1 %)." })
  return1d!: number | null;

  @FloatField({ nullable: true, description: "Return since the last bar of the month before, as a fraction." })
  returnMtd!: number | null;

  @FloatField({ nullable: true, description: "Return since the last bar of the year before, as a fraction." })
  returnYtd!: number | null;

  @FloatField({ nullable: true, description: "Return since the last bar on or before a month ago, as a fraction." })
  return1m!: number | null;

  @FloatField({
    nullable: true,
    description: "Return since the last bar on or before three months ago, as a fraction.",
  })
  return3m!: number | null;

  @FloatField({ nullable: true, description: "Return since the last bar on or before a year ago, as a fraction." })
  return1y!: number | null;

  @DecimalField({ nullable: true, description: "Market capitalisation, in the symbol's currency." })
  marketCap!: string | null;

  @DecimalField({ nullable: true, description: "Enterprise value, in the symbol's currency." })
  enterpriseValue!: string | null;

  @FloatField({ nullable: true, description: "Price to earnings." })
  peRatio!: number | null;

  @FloatField({ nullable: true, description: "Price to sales." })
  psRatio!: number | null;

  @FloatField({ nullable: true, description: "Price to book value." })
  pbRatio!: number | null;

  @TextField({ nullable: true, description: "Sector, in the source's words." })
  sector!: string | null;

  @TextField({ nullable: true, description: "Industry, in the source's words." })
  industry!: string | null;

  @TextField({ nullable: true, description: "Name of the company or fund." })
  companyName!: string | null;

  @FloatField({ nullable: true, description: "Exposure to the factor: value." })
  factorValue!: number | null;

  @FloatField({ nullable: true, description: "Exposure to the factor: growth." })
  factorGrowth!: number | null;

  @FloatField({ nullable: true, description: "Exposure to the factor: momentum." })
  factorMomentum!: number | null;

  @FloatField({ nullable: true, description: "Exposure to the factor: quality." })
  factorQuality!: number | null;

  @FloatField({ nullable: true, description: "Exposure to the factor: size." })
  factorSize!: number | null;

  @FloatField({ nullable: true, description: "Exposure to the factor: low vol." })
  factorLowVol!: number | null;

  @FloatField({ nullable: true, description: "Exposure to the factor: growth value spread." })
  factorGrowthValueSpread!: number | null;

  @FloatField({ nullable: true, description: "Exposure to the factor: momentum spread." })
  factorMomentumSpread!: number | null;

  @FloatField({ nullable: true, description: "Exposure to the factor: size spread." })
  factorSizeSpread!: number | null;

  @FloatField({ nullable: true, description: "Exposure to the factor: quality spread." })
  factorQualitySpread!: number | null;

  @FloatField({
    nullable: true,
    description: "How complete the data is, 0 to 100: price 30, returns 30, profile 20, factors 20.",
  })
  dataQualityScore!: number | null;

  @Column({ type: "timestamptz", default: () => "now()" })
  updatedAt!: Date;
}
