import { Field, ObjectType } from "type-graphql";
import { MutationPayload } from "../../platform/edge/mutation-payload.type";
import { RevisionConflict } from "../flow/revision-conflict.type";
import { StrategyInstance } from "../instances/strategy-instance.entity";

@ObjectType({ simpleResolvers: true, description: "A strategy after it was made, changed or deleted." })
export class StrategyInstancePayload extends MutationPayload {
  @Field(() => StrategyInstance, { nullable: true, description: "The strategy; as it is with REVISION_CONFLICT." })
  instance: StrategyInstance | null = null;

  @Field(() => RevisionConflict, { nullable: true, description: "With REVISION_CONFLICT: what was saved meanwhile." })
  conflict: RevisionConflict | null = null;
}
