import { Field, Int, ObjectType } from "type-graphql";
import { MutationPayload } from "./mutation-payload.type";

@ObjectType({
  simpleResolvers: true,
  description: "Number of rows that a bulk write changed. All counts are 0 when there are `userErrors`.",
})
export class UpsertPayload extends MutationPayload {
  @Field(() => Int, { description: "Number of rows that did not exist and were inserted." })
  inserted = 0;

  @Field(() => Int, { description: "Number of existing rows that differed from the input and were updated." })
  updated = 0;

  @Field(() => Int, { description: "Number of existing rows that already equalled the input." })
  unchanged = 0;

  @Field(() => Int, {
    description: "Number of rows that were deleted because the input replaces a whole set and does not contain them.",
  })
  deleted = 0;
}
