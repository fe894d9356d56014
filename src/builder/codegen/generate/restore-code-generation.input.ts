import { Field, ID, InputType, Int } from "type-graphql";

@InputType({ description: "A generation whose flow is to be the strategy's again." })
export class RestoreCodeGenerationInput {
  @Field(() => ID, { description: "The generation's id." })
  id!: string;

  @Field(() => Int, { description: "The strategy's revision; REVISION_CONFLICT with any other." })
  expectedRevision!: number;
}
