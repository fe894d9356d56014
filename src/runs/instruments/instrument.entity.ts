import { ObjectType } from "type-graphql";
import { Entity, Index } from "typeorm";
import { BooleanField, NaturalKeyField, TextField, TimeField } from "../../platform/fields";

@Entity({ schema: "runs", name: "instruments" })
@ObjectType({ simpleResolvers: true, description: "A tradable instrument; the active ones are the default universe." })
@Index("ix_instruments_type", ["instrumentType"])
@Index("ix_instruments_style", ["styleCategory"])
export class Instrument {
  @NaturalKeyField({ primary: true, description: "Ticker, upper case, share classes with a hyphen (`BRK-B`)." })
  ticker!: string;

  @TextField({ description: "What it is, such as `stock` or `etf`.", default: "stock" })
  instrumentType!: string;

  @TextField({ nullable: true, description: "Style, such as `growth`, `value` or `broad`." })
  styleCategory!: string | null;

  @TextField({ nullable: true, description: "Sector, in the source's words." })
  sector!: string | null;

  @TextField({ nullable: true, description: "Industry, in the source's words." })
  industry!: string | null;

  @TextField({ nullable: true, description: "Country of listing or domicile." })
  country!: string | null;

  @TextField({ nullable: true, description: "Trading currency (ISO 4217).", default: "USD" })
  currency!: string | null;

  @BooleanField({ name: "active", description: "Is it part of the default universe?", default: true })
  isActive!: boolean;

  @TimeField({ nullable: true, description: "When it was last written." })
  updatedAt!: Date | null;

  @TextField({ nullable: true, description: "Free notes." })
  notes!: string | null;
}
