import { ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import type { LogicFlow } from "../../../engine/flow/logic-flow";
import { IntField, JsonField, TimeField } from "../../../platform/fields";
import { Wide } from "../../../platform/sql/wide-properties";
import type { NodeParameters } from "../../flow/node-parameters";
import { BuilderSession } from "./builder-session.entity";

@Entity({ schema: "builder", name: "builder_session_revisions" })
@ObjectType({ simpleResolvers: true, description: "A saved draft of a session; the last 50 are kept." })
export class BuilderSessionRevision {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => BuilderSession, { onDelete: "CASCADE" })
  sessionId!: string;

  @IntField({ primary: true, description: "Revision of the session that this save created." })
  revision!: number;

  /** Contains encrypted values; the API shows masks. */
  @Wide()
  @Column({ type: "jsonb" })
  draftLogicFlow!: LogicFlow;

  @Wide()
  @Column({ type: "jsonb" })
  draftParameters!: NodeParameters;

  @Wide()
  @JsonField({ nullable: true, description: "Editor state saved with the draft; null when there was none." })
  draftMetadata!: Record<string, unknown> | null;

  @TimeField({ description: "When the draft was saved.", default: () => "now()" })
  savedAt!: Date;
}
