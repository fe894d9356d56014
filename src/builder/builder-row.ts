import { Column } from "typeorm";

/** Columns that every table of the builder has. Deletion only marks a row, which stays for the audit. */
export abstract class BuilderRow {
  @Column({ type: "timestamptz", default: () => "now()" })
  updatedAt!: Date;

  @Column({ type: "boolean", default: false })
  isDeleted!: boolean;

  @Column({ type: "timestamptz", nullable: true })
  deletedAt!: Date | null;

  @Column({ type: "text", nullable: true })
  createdBy!: string | null;

  @Column({ type: "text", nullable: true })
  updatedBy!: string | null;
}
