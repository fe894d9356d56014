import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

/** One refresh of all symbols' prices. It is a chain of jobs, of which one at a time is there. */
@Entity({ schema: "market", name: "price_refreshes" })
@Index("ix_price_refreshes_requested", ["requestedAt"])
export class PriceRefresh {
  @PrimaryGeneratedColumn("uuid")
  id!: string;

  @Column({ type: "timestamptz", default: () => "now()" })
  requestedAt!: Date;

  /** The job of the chain that may write; one of an earlier step that is done again finds that it is too late. */
  @Column({ type: "integer", default: 0 })
  step!: number;

  /** Symbols that it has not reached yet, or is to ask for again. */
  @Column({ type: "integer" })
  remaining!: number;

  @Column({ type: "timestamptz", nullable: true })
  endedAt!: Date | null;

  /** It ended before it was through: the next one was due, or its jobs failed for good. */
  @Column({ type: "boolean", default: false })
  isGivenUp!: boolean;
}
