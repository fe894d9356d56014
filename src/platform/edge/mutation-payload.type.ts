import { Field, ObjectType } from "type-graphql";
import { UserError } from "./user-error.type";

/** Base of every mutation payload. A payload's other fields are nullable or have a default for a refused mutation. */
@ObjectType()
export abstract class MutationPayload {
  @Field(() => [UserError], {
    description: "Problems with the request. Empty when the mutation was carried out; otherwise nothing was changed.",
  })
  userErrors: readonly UserError[] = [];
}
