import { Field, ID, InputType } from "type-graphql";

@InputType({ description: "Names what is to be deleted." })
export class DeleteInput {
  @Field(() => ID, { description: "Its id." })
  id!: string;
}
