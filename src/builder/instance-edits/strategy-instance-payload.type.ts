import { Field, ObjectType } from "type-graphql";
import { MutationPayload } from "../../platform/edge/mutation-payload.type";
import { RevisionConflict } from "../flow/revision-conflict.type";
import { StrategyInstance } from "../instances/strategy-instance.entity";

@ObjectType({ simpleResolvers: true, description: "Result of creating, changing, restoring or deleting a strategy." })
export class StrategyInstancePayload extends MutationPayload {
  @Field(() => StrategyInstance, {
    nullable: true,
    description: "The strategy; with REVISION_CONFLICT, its current state. Null when it was not found or not created.",
  })
  instance: StrategyInstance | null = null;

  @Field(() => RevisionConflict, {
    nullable: true,
    description: "With REVISION_CONFLICT, the current revision and the differences from it; otherwise null.",
  })
  conflict: RevisionConflict | null = null;
}
