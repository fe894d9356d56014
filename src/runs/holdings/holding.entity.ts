import { ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, Index } from "typeorm";
import { User } from "../../identity";
import { DecimalField, IdField, TextField, TimeField } from "../../platform/fields";

@Entity({ schema: "runs", name: "holdings" })
@ObjectType({ simpleResolvers: true, description: "A lot of an instrument in an account of the viewer." })
@Index("ix_holdings_account", ["account"])
@Index("ix_holdings_ticker", ["ticker"])
@Index("ux_holdings_lot", { synchronize: false }) // "nulls not distinct" has no words in TypeORM
@Index("ix_holdings_owner", ["ownerId", "account", "id"])
export class Holding {
  @IdField({ name: "holding_id", description: "The holding's id.", generated: "uuid" })
  id!: string;

  @TextField({ description: "Account number or name." })
  account!: string;

  @TextField({ nullable: true, description: "Part of the account, where it has parts." })
  subaccount!: string | null;

  @TextField({ description: "Ticker, upper case, share classes with a hyphen." })
  ticker!: string;

  @DecimalField({ description: "Shares held; negative for a short lot." })
  quantity!: string;

  @DecimalField({ nullable: true, description: "TOTAL cost of the lot in its currency, not the cost of one share." })
  costBasis!: string | null;

  @TimeField({ nullable: true, description: "When the lot was opened." })
  openedAt!: Date | null;

  @TimeField({ nullable: true, description: "When this row was last written." })
  lastUpdate!: Date | null;

  @TextField({ nullable: true, description: "Tells lots of one ticker in one account apart." })
  lotTag!: string | null;

  @TextField({ nullable: true, description: "Free notes." })
  notes!: string | null;

  /** Whose account it is; null in rows from before there were users, which only an ADMIN sees. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => User)
  ownerId!: string | null;
}
