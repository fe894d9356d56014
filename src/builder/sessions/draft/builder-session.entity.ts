import { ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import type { LogicFlow } from "../../../engine/flow/logic-flow";
import { User } from "../../../identity";
import { BooleanField, EnumField, IdField, IntField, JsonField, TextField, TimeField } from "../../../platform/fields";
import { Node } from "../../../platform/node.type";
import { Wide } from "../../../platform/sql/wide-properties";
import { BuilderRow } from "../../builder-row";
import type { NodeParameters } from "../../flow/node-parameters";
import { StrategyInstance } from "../../instances/strategy-instance.entity";
import { SessionType } from "./session-type.enum";

@Entity({ schema: "builder", name: "builder_sessions" })
@ObjectType({
  implements: Node,
  simpleResolvers: true,
  description: "A user's unsaved draft of a strategy. Visible to its owner and to ADMINs; every access is logged.",
})
@Index("ix_builder_sessions_is_active", ["isActive"])
@Index("ix_builder_sessions_last_activity_at", ["lastActivityAt"])
@Index("ix_builder_sessions_expires_at", ["expiresAt"])
@Index("ix_session_user_active", ["userId", "isActive"])
@Index("ix_session_user_activity", ["userId", "lastActivityAt"])
@Index("ix_session_expires", ["expiresAt", "isActive"])
@Index("ix_session_type_active", ["sessionType", "isActive"])
@Index("ix_session_instance_user", ["instanceId", "userId"])
@Index("ix_session_deleted_activity", ["isDeleted", "lastActivityAt"])
// In the database, nulls are not distinct in this index: a user has one active draft without a strategy.
@Index("uq_builder_sessions_active", ["userId", "instanceId"], { unique: true, where: "is_active" })
@Check("builder_sessions_session_type_check", "session_type in ('DRAFT', 'AUTOSAVE', 'COLLABORATIVE')")
export class BuilderSession extends BuilderRow {
  @IdField({ generated: "uuid", description: "Id of the session." })
  id!: string;

  /** Null for a strategy that is not saved yet. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => StrategyInstance, { onDelete: "CASCADE" })
  instanceId!: string | null;

  @Column({ type: "uuid" })
  @ForeignKey(() => User)
  userId!: string;

  @EnumField(() => SessionType, { description: "How the draft was saved last.", default: "DRAFT" })
  sessionType!: SessionType;

  @TextField({ name: "session_name", nullable: true, description: "Name chosen by the user; null when there is none." })
  name!: string | null;

  /** Contains encrypted values; the API shows masks. */
  @Wide()
  @Column({ type: "jsonb" })
  draftLogicFlow!: LogicFlow;

  @Wide()
  @Column({ type: "jsonb", default: {} })
  draftParameters!: NodeParameters;

  @Wide()
  @JsonField({
    nullable: true,
    description: "Editor state saved with the draft, such as viewport and selection; null when there is none.",
  })
  draftMetadata!: Record<string, unknown> | null;

  @BooleanField({
    description: "Whether the session is active; false after it was closed, or after 24 hours without a save.",
    default: true,
  })
  isActive!: boolean;

  @TimeField({ description: "When the draft was last saved.", default: () => "now()" })
  lastActivityAt!: Date;

  @TimeField({
    description: "When the session becomes inactive unless it is saved again: 24 hours after the last save.",
  })
  expiresAt!: Date;

  @Column({ type: "jsonb", nullable: true })
  collaboratorIds!: string[] | null;

  @Column({ type: "jsonb", nullable: true })
  lockInfo!: Record<string, unknown> | null;

  @IntField({
    description: "Revision number, starting at 1; incremented by every save. Send it as `expectedRevision`.",
    default: 1,
  })
  revision!: number;

  @TimeField({ description: "When the draft was first saved.", default: () => "now()" })
  createdAt!: Date;
}
