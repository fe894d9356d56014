import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "The strategy whose flow is to be turned into Python." })
export class GenerateCodeInput {
  @Field(() => ID, { description: "The strategy's id." })
  instanceId!: string;
}
