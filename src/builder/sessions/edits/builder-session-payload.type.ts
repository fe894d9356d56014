import { Field, ObjectType } from "type-graphql";
import { MutationPayload } from "../../../platform/edge/mutation-payload.type";
import { RevisionConflict } from "../../flow/revision-conflict.type";
import { BuilderSession } from "../draft/builder-session.entity";

@ObjectType({ simpleResolvers: true, description: "Result of saving, restoring or closing a session." })
export class BuilderSessionPayload extends MutationPayload {
  @Field(() => BuilderSession, {
    nullable: true,
    description: "The session; with REVISION_CONFLICT, its current state. Null when it was not found.",
  })
  session: BuilderSession | null = null;

  @Field(() => RevisionConflict, {
    nullable: true,
    description: "With REVISION_CONFLICT, the current revision and the differences from it; otherwise null.",
  })
  conflict: RevisionConflict | null = null;
}
