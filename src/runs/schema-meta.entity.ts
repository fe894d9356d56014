import { Column, Entity, PrimaryColumn } from "typeorm";

/** Key and value facts about the runs schema that came with the first design; `schema_version` is "5". */
@Entity({ schema: "runs", name: "schema_meta" })
export class SchemaMeta {
  @PrimaryColumn({ type: "text" })
  key!: string;

  @Column({ type: "text" })
  value!: string;
}
