import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { BuilderContext } from "../../builder-context";
import { countCodeStatuses } from "./code-generation.query";
import { CodeGenerationFilter } from "./code-generation-filter.input";
import { CodeStatusCount } from "./code-status-count.type";

@Resolver()
export class CodeGenerationStatusCountsResolver {
  @Query(() => [CodeStatusCount], { description: "How many generations the validation found how: why code fails." })
  codeGenerationStatusCounts(
    @Arg("filter", () => CodeGenerationFilter, { nullable: true, description: "Which ones." })
    filter: CodeGenerationFilter | null,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<CodeStatusCount[]> {
    return countCodeStatuses(db, viewer, filter);
  }
}
