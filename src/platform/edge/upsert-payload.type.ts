import { Field, Int, ObjectType } from "type-graphql";
import { MutationPayload } from "./mutation-payload.type";

@ObjectType({ simpleResolvers: true, description: "What writing a set of rows did. With any userErrors: nothing." })
export class UpsertPayload extends MutationPayload {
  @Field(() => Int, { description: "Rows that were new." })
  inserted = 0;

  @Field(() => Int, { description: "Rows that were there and differed." })
  updated = 0;

  @Field(() => Int, { description: "Rows that were there already just so." })
  unchanged = 0;

  @Field(() => Int, { description: "Rows that were removed because the input replaces a whole set." })
  deleted = 0;
}
