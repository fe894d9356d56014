import { ObjectType } from "type-graphql";
import { Column, Entity, Index } from "typeorm";
import { BooleanField, DateField, NaturalKeyField, TextField } from "../../platform/fields";

@Entity({ schema: "market", name: "symbol_universe" })
@ObjectType({ simpleResolvers: true, description: "A symbol that the platform knows, with what is on file for it." })
@Index("idx_symbol_universe_active", ["isActive"])
@Index("idx_symbol_universe_sector", ["sector"])
@Index("idx_symbol_universe_asset_type", ["assetType"])
export class SymbolUniverse {
  @NaturalKeyField({ primary: true, description: "The symbol, upper case, share classes with a hyphen (`BRK-B`)." })
  symbol!: string;

  @TextField({ nullable: true, description: "What it is, such as `equity`, `etf` or `index`." })
  assetType!: string | null;

  @TextField({ nullable: true, description: "Sector, in the source's words." })
  sector!: string | null;

  @TextField({ nullable: true, description: "Industry, in the source's words." })
  industry!: string | null;

  @DateField({ nullable: true, description: "First day with a bar." })
  firstSeenDate!: string | null;

  @DateField({ nullable: true, description: "Last day on which the symbol was met, in prices or by a request." })
  lastSeenDate!: string | null;

  @BooleanField({
    description:
      "False when the symbol is delisted or no longer kept up: when the provider that its last bar came from has not known it in five refreshes in a row. Onboarding it again makes it active.",
    default: true,
  })
  isActive!: boolean;

  @TextField({ nullable: true, description: "How it came in: `seed`, `onboarding`, `admin` or `batch`." })
  addedSource!: string | null;

  @DateField({ nullable: true, description: "Last day with a bar." })
  lastPriceDate!: string | null;

  @DateField({ nullable: true, description: "Last day for which factor exposures were calculated." })
  lastFactorDate!: string | null;

  /** Refreshes in a row in which the price provider did not know it. */
  @Column({ type: "integer", default: 0 })
  unknownRefreshes!: number;

  @Column({ type: "timestamptz", default: () => "now()" })
  createdAt!: Date;

  @Column({ type: "timestamptz", default: () => "now()" })
  updatedAt!: Date;
}
