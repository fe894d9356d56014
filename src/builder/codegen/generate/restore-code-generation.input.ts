import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "A generation whose flow to restore." })
export class RestoreCodeGenerationInput {
  @Field(() => ID, { description: "Id of the generation." })
  id!: string;

  @Field(() => Int, { description: "Current revision of the strategy; otherwise REVISION_CONFLICT." })
  expectedRevision!: number;
}
