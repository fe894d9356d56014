import { Column } from "typeorm";

/** The columns that every table of the builder's design has besides its own. Deleted rows stay for the audit. */
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
