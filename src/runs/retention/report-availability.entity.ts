import { Check, Column, Entity, PrimaryColumn } from "typeorm";

/** The one row that tells since when executors could report without a gap. */
@Entity({ schema: "runs", name: "report_availability" })
@Check("report_availability_one_row", "id = 1")
@Check("report_availability_in_order", "available_since <= last_seen_at")
export class ReportAvailability {
  @PrimaryColumn({ type: "integer" })
  id!: number;

  @Column({ type: "timestamptz" })
  availableSince!: Date;

  @Column({ type: "timestamptz" })
  lastSeenAt!: Date;
}
