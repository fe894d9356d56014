import { Field, ObjectType } from "type-graphql";
import { MutationPayload } from "../../../platform/edge/mutation-payload.type";
import { RevisionConflict } from "../../flow/revision-conflict.type";
import { BuilderSession } from "../draft/builder-session.entity";

@ObjectType({ simpleResolvers: true, description: "A session after it was saved, restored or closed." })
export class BuilderSessionPayload extends MutationPayload {
  @Field(() => BuilderSession, { nullable: true, description: "The session; as it is with REVISION_CONFLICT." })
  session: BuilderSession | null = null;

  @Field(() => RevisionConflict, { nullable: true, description: "With REVISION_CONFLICT: what was saved meanwhile." })
  conflict: RevisionConflict | null = null;
}
