import { Field, ObjectType } from "type-graphql";

@ObjectType({ simpleResolvers: true, description: "Where a page stands in its list (Relay cursor connections)." })
export class PageInfo {
  @Field(() => Boolean, { description: "Are there more entries after this page?" })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: "Was this page asked for with `after`, so that there are entries before it?" })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Cursor of the page's first entry; null when the page is empty.",
  })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Cursor of the page's last entry, to hand back as `after`; null when the page is empty.",
  })
  endCursor!: string | null;
}
