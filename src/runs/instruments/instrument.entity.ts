import { ObjectType } from "type-graphql";
import { Entity, Index } from "typeorm";
import { BooleanField, NaturalKeyField, TextField, TimeField } from "../../platform/fields";

@Entity({ schema: "runs", name: "instruments" })
@ObjectType({
  simpleResolvers: true,
  description: "A tradable instrument. The active ones form the universe `INSTRUMENTS`.",
})
@Index("ix_instruments_type", ["instrumentType"])
@Index("ix_instruments_style", ["styleCategory"])
export class Instrument {
  @NaturalKeyField({ primary: true, description: "Ticker, upper case; share classes with a hyphen (`BRK-B`)." })
  ticker!: string;

  @TextField({ description: "Type of the instrument, such as `stock` or `etf`.", default: "stock" })
  instrumentType!: string;

  @TextField({
    nullable: true,
    description: "Investment style, such as `growth`, `value` or `broad`; null if unknown.",
  })
  styleCategory!: string | null;

  @TextField({ nullable: true, description: "Sector, as named by the data source; null if unknown." })
  sector!: string | null;

  @TextField({ nullable: true, description: "Industry, as named by the data source; null if unknown." })
  industry!: string | null;

  @TextField({ nullable: true, description: "Country of listing or domicile; null if unknown." })
  country!: string | null;

  @TextField({ nullable: true, description: "Trading currency (ISO 4217); null if unknown.", default: "USD" })
  currency!: string | null;

  @BooleanField({
    name: "active",
    description: "Whether the instrument is part of the universe `INSTRUMENTS`.",
    default: true,
  })
  isActive!: boolean;

  @TimeField({
    nullable: true,
    description: "When the instrument was last written; null in rows that are older than this field.",
  })
  updatedAt!: Date | null;

  @TextField({ nullable: true, description: "Notes; null if there are none." })
  notes!: string | null;
}
