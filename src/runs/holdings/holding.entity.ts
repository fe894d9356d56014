import { ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index } from "typeorm";
import { User } from "../../identity";
import { DecimalField, IdField, TextField, TimeField } from "../../platform/fields";

@Entity({ schema: "runs", name: "holdings" })
@ObjectType({
  simpleResolvers: true,
  description: "A lot of an instrument in an account of its owner. Visible to the owner and to ADMINs.",
})
@Index("ix_holdings_account", ["account"])
@Index("ix_holdings_ticker", ["ticker"])
@Index("ux_holdings_lot", { synchronize: false }) // TypeORM cannot declare "nulls not distinct"
@Index("ix_holdings_owner", ["ownerId", "account", "id"])
export class Holding {
  @IdField({ name: "holding_id", description: "UUID of the holding.", generated: "uuid" })
  id!: string;

  @TextField({ description: "Number or name of the account." })
  account!: string;

  @TextField({ nullable: true, description: "Subdivision of the account; null if it has none." })
  subaccount!: string | null;

  @TextField({ description: "Ticker, upper case; share classes with a hyphen (`BRK-B`)." })
  ticker!: string;

  @DecimalField({ description: "Number of shares; negative for a short lot." })
  quantity!: string;

  @DecimalField({
    nullable: true,
    description: "TOTAL cost of the lot in its currency, not the cost of one share; null if unknown.",
  })
  costBasis!: string | null;

  @TimeField({ nullable: true, description: "When the lot was opened; null if unknown." })
  openedAt!: Date | null;

  @TimeField({
    nullable: true,
    description: "When the holding was last written; null in rows that are older than this field.",
  })
  lastUpdate!: Date | null;

  @TextField({
    nullable: true,
    description: "Distinguishes lots of one ticker in one account; null if it is not needed.",
  })
  lotTag!: string | null;

  @TextField({ nullable: true, description: "Notes of the user; null if there are none." })
  notes!: string | null;

  /** Owner of the account. Null in rows that are older than the users table; only an ADMIN sees those. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => User)
  ownerId!: string | null;
}
