import { ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { User } from "../../../identity";
import { EnumField, IdField, IntField, TimeField } from "../../../platform/fields";
import { BuilderSession } from "./builder-session.entity";
import { SessionAction } from "./session-action.enum";

@Entity({ schema: "builder", name: "builder_session_accesses" })
@ObjectType({ simpleResolvers: true, description: "An access to a session." })
@Index("ix_session_access_session", ["sessionId", "accessedAt", "id"])
@Index("uq_session_access_read_once", ["sessionId", "userId", "action", "requestId"], {
  unique: true,
  where: "((request_id IS NOT NULL) AND (action = 'READ'::text))",
})
@Check("builder_session_accesses_action_check", "action in ('READ', 'SAVE', 'RESTORE', 'CLOSE')")
export class BuilderSessionAccess {
  @IdField({ generated: "uuid", description: "Id of the log entry." })
  id!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => BuilderSession, { onDelete: "CASCADE" })
  sessionId!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => User)
  userId!: string;

  @EnumField(() => SessionAction, { description: "Action of the user." })
  action!: SessionAction;

  @IntField({ description: "Revision of the session at the time of the access." })
  revision!: number;

  @TimeField({ description: "Time of the access.", default: () => "now()" })
  accessedAt!: Date;

  /** The request of a READ, which logs each session once; null for other actions. */
  @Column({ type: "text", nullable: true })
  requestId!: string | null;
}
