import { Arg, Ctx, Resolver } from "type-graphql";
import { Command } from "../../../platform/edge/command";
import { withinQuota } from "../../../platform/quotas/within-quota";
import type { BuilderContext } from "../../builder-context";
import { VERSION_QUOTA } from "../../builder-quotas";
import { StrategyInstancePayload } from "../../instance-edits/strategy-instance-payload.type";
import { restoreCodeGeneration } from "./restore-code-generation";
import { RestoreCodeGenerationInput } from "./restore-code-generation.input";

@Resolver()
export class RestoreCodeGenerationResolver {
  @Command(StrategyInstancePayload, {
    description: "Restores the flow that a generation was compiled from, as a new version of its strategy.",
  })
  restoreCodeGeneration(
    @Arg("input", () => RestoreCodeGenerationInput, { description: "Generation whose flow to restore." })
    input: RestoreCodeGenerationInput,
    @Ctx() ctx: BuilderContext,
  ): Promise<Partial<StrategyInstancePayload>> {
    const idOf = ({ instance }: Partial<StrategyInstancePayload>) => instance?.id as string;
    return withinQuota(ctx, VERSION_QUOTA, idOf, (db) => restoreCodeGeneration(db, ctx.viewer, input));
  }
}
