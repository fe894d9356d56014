import { Arg, Ctx, Resolver } from "type-graphql";
import { Command } from "../../../platform/edge/command";
import type { BuilderContext } from "../../builder-context";
import { StrategyInstancePayload } from "../../instance-edits/strategy-instance-payload.type";
import { restoreCodeGeneration } from "./restore-code-generation";
import { RestoreCodeGenerationInput } from "./restore-code-generation.input";

@Resolver()
export class RestoreCodeGenerationResolver {
  @Command(StrategyInstancePayload, {
    description: "Brings the flow that a generation was made of back into its strategy, as a new version.",
  })
  restoreCodeGeneration(
    @Arg("input", () => RestoreCodeGenerationInput, { description: "Which generation." })
    input: RestoreCodeGenerationInput,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<Partial<StrategyInstancePayload>> {
    return restoreCodeGeneration(db, viewer, input);
  }
}
