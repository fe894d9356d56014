import { Field, ObjectType } from "type-graphql";
import { UserError } from "./user-error.type";

/** What every mutation's payload has; the payload's other fields are nullable or have a value for the refused case. */
@ObjectType()
export abstract class MutationPayload {
  @Field(() => [UserError], { description: "All that the caller did wrong; empty when the mutation was carried out." })
  userErrors: readonly UserError[] = [];
}
