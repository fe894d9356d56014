import { ObjectType } from "type-graphql";
import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import type { LogicFlow } from "../../../engine/flow/logic-flow";
import { IntField, JsonField, TimeField } from "../../../platform/fields";
import type { NodeParameters } from "../../flow/node-parameters";
import { BuilderSession } from "./builder-session.entity";

@Entity({ schema: "builder", name: "builder_session_revisions" })
@ObjectType({ simpleResolvers: true, description: "A draft as it was saved once; the last 50 of a session are kept." })
export class BuilderSessionRevision {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => BuilderSession, { onDelete: "CASCADE" })
  sessionId!: string;

  @IntField({ primary: true, description: "The session's revision that this save made." })
  revision!: number;

  /** Sensitive parameters are sealed in it. */
  @Column({ type: "jsonb" })
  draftLogicFlow!: LogicFlow;

  @Column({ type: "jsonb" })
  draftParameters!: NodeParameters;

  @JsonField({ nullable: true, description: "What the editor kept with it." })
  draftMetadata!: Record<string, unknown> | null;

  @TimeField({ description: "When it was saved.", default: () => "now()" })
  savedAt!: Date;
}
