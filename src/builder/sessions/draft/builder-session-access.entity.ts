import { ObjectType } from "type-graphql";
import { Check, Column, Entity, ForeignKey, Index } from "typeorm";
import { User } from "../../../identity";
import { EnumField, IdField, IntField, TimeField } from "../../../platform/fields";
import { BuilderSession } from "./builder-session.entity";
import { SessionAction } from "./session-action.enum";

@Entity({ schema: "builder", name: "builder_session_accesses" })
@ObjectType({ simpleResolvers: true, description: "One access to a session: who did what, and when." })
@Index("ix_session_access_session", ["sessionId", "accessedAt", "id"])
@Check("builder_session_accesses_action_check", "action in ('READ', 'SAVE', 'RESTORE', 'CLOSE')")
export class BuilderSessionAccess {
  @IdField({ generated: "uuid", description: "The entry's id." })
  id!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => BuilderSession, { onDelete: "CASCADE" })
  sessionId!: string;

  @Column({ type: "uuid" })
  @ForeignKey(() => User)
  userId!: string;

  @EnumField(() => SessionAction, { description: "What was done." })
  action!: SessionAction;

  @IntField({ description: "The session's revision then." })
  revision!: number;

  @TimeField({ description: "When.", default: () => "now()" })
  accessedAt!: Date;
}
