import { ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import type { LogicFlow } from "../../../engine/flow/logic-flow";
import { User } from "../../../identity";
import { BooleanField, EnumField, IdField, IntField, JsonField, TextField, TimeField } from "../../../platform/fields";
import { BuilderRow } from "../../builder-row";
import type { NodeParameters } from "../../flow/node-parameters";
import { StrategyInstance } from "../../instances/strategy-instance.entity";
import { SessionType } from "./session-type.enum";

@Entity({ schema: "builder", name: "builder_sessions" })
@ObjectType({
  simpleResolvers: true,
  description: "A user's unsaved draft of a strategy. Seen by its owner and by ADMINs; every access is on record.",
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
// In the database nulls are not distinct here: of drafts without a strategy, too, a user has one.
@Index("uq_builder_sessions_active", ["userId", "instanceId"], { unique: true, where: "is_active" })
@Check("builder_sessions_session_type_check", "session_type in ('DRAFT', 'AUTOSAVE', 'COLLABORATIVE')")
export class BuilderSession extends BuilderRow {
  @IdField({ generated: "uuid", description: "The session's id." })
  id!: string;

  /** Null for a strategy that is not saved yet. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => StrategyInstance, { onDelete: "CASCADE" })
  instanceId!: string | null;

  @Column({ type: "uuid" })
  @ForeignKey(() => User)
  userId!: string;

  @EnumField(() => SessionType, { description: "How the draft came to be saved.", default: "DRAFT" })
  sessionType!: SessionType;

  @TextField({ name: "session_name", nullable: true, description: "Name." })
  name!: string | null;

  /** Sensitive parameters are sealed in it; the API shows a mask in their place. */
  @Column({ type: "jsonb" })
  draftLogicFlow!: LogicFlow;

  @Column({ type: "jsonb", default: {} })
  draftParameters!: NodeParameters;

  @JsonField({ nullable: true, description: "What the editor keeps with it, such as viewport and selection." })
  draftMetadata!: Record<string, unknown> | null;

  @BooleanField({ description: "False once it was closed, or nothing was saved for 24 hours.", default: true })
  isActive!: boolean;

  @TimeField({ description: "When it was last saved.", default: () => "now()" })
  lastActivityAt!: Date;

  @TimeField({ description: "When it becomes inactive if nothing is saved: 24 hours after the last time." })
  expiresAt!: Date;

  @Column({ type: "jsonb", nullable: true })
  collaboratorIds!: string[] | null;

  @Column({ type: "jsonb", nullable: true })
  lockInfo!: Record<string, unknown> | null;

  @IntField({ description: "Grows by one with each save; hand it back as `expectedRevision`.", default: 1 })
  revision!: number;

  @TimeField({ description: "When it was first saved.", default: () => "now()" })
  createdAt!: Date;
}
