import { Field, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "Position of a page in its list (Relay cursor connections)." })
export class PageInfo {
  @Field(() => Boolean, { description: "Whether there are more entries after this page." })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: "Whether there are entries before this page: true if it was requested with `after`.",
  })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Cursor of the first entry on this page; null when the page is empty.",
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Cursor of the last entry on this page: pass it as `after` to get the next page; null when the page is empty.",
  })
  endCursor!: string | null;
}
