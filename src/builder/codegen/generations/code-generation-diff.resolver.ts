import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { wideColumnsOf } from "../../../platform/sql/wide-columns";
import { isUuid } from "../../../platform/uuid";
import type { BuilderContext } from "../../builder-context";
import { CodeGeneration } from "./code-generation.entity";
import { codeGenerationById } from "./code-generation.loaders";
import { CodeGenerationDiff } from "./code-generation-diff.type";
import { diffGenerations } from "./diff-generations";

@Resolver()
export class CodeGenerationDiffResolver {
  @Query(() => CodeGenerationDiff, {
    nullable: true,
    description: "Differences between two generations; null when the viewer does not see both.",
  })
  async codeGenerationDiff(
    @Arg("a", () => ID, { description: "Id of the first generation." }) a: string,
    @Arg("b", () => ID, { description: "Id of the second generation." }) b: string,
    @Ctx() { loaders }: BuilderContext,
  ): Promise<CodeGenerationDiff | null> {
    if (!isUuid(a) || !isUuid(b)) return null;
    const [before, after] = await Promise.all([a, b].map((id) => loaders.get(codeGenerationById).load(id)));
    if (!before || !after) return null;
    const wide = loaders.get(wideColumnsOf(CodeGeneration));
    return diffGenerations(...(await Promise.all([wide.load(before), wide.load(after)])));
  }
}
