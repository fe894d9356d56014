import { ObjectType } from "type-graphql";
import { Column, Entity, Index, PrimaryGeneratedColumn, Unique } from "typeorm";
import { DateField, DecimalField, NaturalKeyField, SafeIntField, TextField } from "../../platform/fields";

@Entity({ schema: "market", name: "market_data_cache" })
@ObjectType({
  simpleResolvers: true,
  description:
    "The daily bar of a symbol: its prices and volume on one trading day, adjusted for splits and dividends.",
})
@Unique("uq_market_data_cache_symbol_date", ["symbol", "date"])
@Index("ix_market_data_cache_symbol", ["symbol"])
@Index("ix_market_data_cache_date", ["date"])
export class PriceBar {
  @PrimaryGeneratedColumn("uuid")
  id!: string;

  @NaturalKeyField({ description: "The symbol, upper case." })
  symbol!: string;

  @DateField({ description: "Trading day in the exchange's time zone." })
  date!: string;

  @DecimalField({ nullable: true, description: "First price of the day, in the symbol's currency; null when unknown." })
  open!: string | null;

  @DecimalField({
    nullable: true,
    description: "Highest price of the day, in the symbol's currency; null when unknown.",
  })
  high!: string | null;

  @DecimalField({
    nullable: true,
    description: "Lowest price of the day, in the symbol's currency; null when unknown.",
  })
  low!: string | null;

  @DecimalField({ description: "Last price of the day, in the symbol's currency." })
  close!: string;

  @SafeIntField({ nullable: true, description: "Number of shares or contracts traded; null when unknown." })
  volume!: number | null;

  @Column({ type: "text", nullable: true })
  sector!: string | null;

  @Column({ type: "text", nullable: true })
  industry!: string | null;

  @Column({ type: "text", nullable: true })
  exchange!: string | null;

  @Column({ type: "text", nullable: true })
  country!: string | null;

  @Column({ type: "numeric", nullable: true })
  marketCap!: string | null;

  @TextField({ description: "Source of the bar, such as `yahoo`; `bootstrap:…` marks synthetic prices." })
  dataSource!: string;

  @Column({ type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  @Column({ type: "timestamptz", default: () => "now()" })
  updatedAt!: Date;
}
