import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";

/** One refresh of the prices of all symbols. It runs as a chain of jobs, one at a time. */
@Entity({ schema: "market", name: "price_refreshes" })
@Index("ix_price_refreshes_requested", ["requestedAt"])
export class PriceRefresh {
  @PrimaryGeneratedColumn("uuid")
  id!: string;

  @Column({ type: "timestamptz", default: () => "now()" })
  requestedAt!: Date;

  /** Number of the job in the chain that may write; a job of an earlier step that runs again does nothing. */
  @Column({ type: "integer", default: 0 })
  step!: number;

  /** Number of symbols that are still to be fetched or retried. */
  @Column({ type: "integer" })
  remaining!: number;

  @Column({ type: "timestamptz", nullable: true })
  endedAt!: Date | null;

  /** Whether it ended before it was complete: the next refresh was due, or a job failed permanently. */
  @Column({ type: "boolean", default: false })
  isGivenUp!: boolean;
}
