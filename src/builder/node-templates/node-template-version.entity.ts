import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import { NodeTemplate } from "./node-template.entity";
import type { Port } from "./port.type";

/** The versions of users' templates, for the flows that are pinned to one. */
@Entity({ schema: "builder", name: "node_template_versions" })
export class NodeTemplateVersion {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => NodeTemplate, { onDelete: "CASCADE" })
  templateId!: string;

  @PrimaryColumn({ type: "text" })
  version!: string;

  @Column({ type: "jsonb" })
  parameterSchema!: Record<string, unknown>;

  @Column({ type: "jsonb" })
  defaultParameters!: Record<string, unknown>;

  @Column({ type: "jsonb" })
  inputPorts!: Port[];

  @Column({ type: "jsonb" })
  outputPorts!: Port[];

  @Column({ type: "text", nullable: true })
  expression!: string | null;

  @Column({ type: "timestamptz", default: () => "now()" })
  createdAt!: Date;
}
