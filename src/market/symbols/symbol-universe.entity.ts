import { ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { BooleanField, DateField, NaturalKeyField, TextField } from "../../platform/fields";

@Entity({ schema: "market", name: "symbol_universe" })
@ObjectType({
  simpleResolvers: true,
  description: "A registered symbol with its prices, metrics and factor exposures.",
})
@Index("idx_symbol_universe_active", ["isActive"])
@Index("idx_symbol_universe_sector", ["sector"])
@Index("idx_symbol_universe_asset_type", ["assetType"])
export class SymbolUniverse {
  @NaturalKeyField({
    primary: true,
    description: "The symbol in upper case; share classes are separated by a hyphen (`BRK-B`).",
  })
  symbol!: string;

  @TextField({ nullable: true, description: "Asset type, such as `equity`, `etf` or `index`; null when unknown." })
  assetType!: string | null;

  @TextField({ nullable: true, description: "Sector as named by the price provider; null when unknown." })
  sector!: string | null;

  @TextField({ nullable: true, description: "Industry as named by the price provider; null when unknown." })
  industry!: string | null;

  @DateField({ nullable: true, description: "First day with a bar; null without bars." })
  firstSeenDate!: string | null;

  @DateField({
    nullable: true,
    description: "Latest day with a bar that was ever stored, even if the bar was deleted since; null without bars.",
  })
  lastSeenDate!: string | null;

  @BooleanField({
    description:
      "Whether the daily refresh includes the symbol. A symbol becomes inactive when the provider of its last bar does not know it in five consecutive refreshes; it is then presumed delisted. Onboarding it again makes it active.",
    default: true,
  })
  isActive!: boolean;

  @TextField({
    nullable: true,
    description:
      "How the symbol was first registered: `seed` (bundled samples), `onboarding`, `admin` (uploaded or imported prices) or `batch` (refresh); null when unknown.",
  })
  addedSource!: string | null;

  @DateField({ nullable: true, description: "Last day with a bar; null without bars." })
  lastPriceDate!: string | null;

  @DateField({ nullable: true, description: "Latest calculation date of the factor exposures; null without any." })
  lastFactorDate!: string | null;

  /** Number of consecutive refreshes in which the price provider did not know the symbol. */
  @Column({ type: "integer", default: 0 })
  unknownRefreshes!: number;

  @Column({ type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  @Column({ type: "timestamptz", default: () => "now()" })
  updatedAt!: Date;
}
