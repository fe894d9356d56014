import { Column, Entity, PrimaryColumn } from "typeorm";

/** Metadata of the runs schema, inherited from its first version; `schema_version` is "5". */
@Entity({ schema: "runs", name: "schema_meta" })
export class SchemaMeta {
  @PrimaryColumn({ type: "text" })
  key!: string;

  @Column({ type: "text" })
  value!: string;
}
