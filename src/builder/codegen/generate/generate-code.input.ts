import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "A strategy to generate Python code from." })
export class GenerateCodeInput {
  @Field(() => ID, { description: "Id of the strategy." })
  instanceId!: string;
}
