import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { BuilderContext } from "../../builder-context";
import { countCodeStatuses } from "./code-generation.query";
import { CodeGenerationFilter } from "./code-generation-filter.input";
import { CodeStatusCount } from "./code-status-count.type";

@Resolver()
export class CodeGenerationStatusCountsResolver {
  @Query(() => [CodeStatusCount], {
    description:
      "Number of generations per validation status, most frequent first; statuses without generations are left out.",
  })
  codeGenerationStatusCounts(
    @Arg("filter", () => CodeGenerationFilter, { nullable: true, description: "Filter of the generations." })
    filter: CodeGenerationFilter | null,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<CodeStatusCount[]> {
    return countCodeStatuses(db, viewer, filter);
  }
}
