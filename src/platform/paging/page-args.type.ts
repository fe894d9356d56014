import { ArgsType, Field, Int } from "type-graphql";

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 500;

/** Arguments of every connection. `pageSize` and `decodeCursor` check them, so that errors have our codes. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_PAGE_SIZE,
    description: `Maximum number of entries to return, from 1 to ${MAX_PAGE_SIZE}; otherwise OUT_OF_RANGE.`,
  })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Cursor of the entry after which the page starts; null or empty for the first page. It must come from the same list in " +
      "the same order; otherwise INVALID_VALUE.",
  })
  after?: string | null;
}
