import { ArgsType, Field, Int } from "type-graphql";

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 500;

/** The arguments of every connection. Their bounds are checked where the page is read, so that the error is one of ours. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_PAGE_SIZE,
    description: `How many entries at the most, 1 to ${MAX_PAGE_SIZE}; OUT_OF_RANGE otherwise.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Give the entries behind this cursor. A cursor belongs to the order it was made for; INVALID_VALUE with any other.",
  })
  after?: string | null;
}
