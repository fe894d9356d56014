import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "What to delete." })
export class DeleteInput {
  @Field(() => ID, { description: "Id of the template or strategy to delete." })
  id!: string;
}
