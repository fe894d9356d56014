import { Arg, Ctx, Resolver } from "type-graphql";
import { Command } from "../../../platform/edge/command";
import { refuseWithoutRoom } from "../../../platform/quotas/within-quota";
import type { BuilderContext } from "../../builder-context";
import { GENERATION_QUOTA } from "../../builder-quotas";
import { generateCode } from "./generate-code";
import { GenerateCodeInput } from "./generate-code.input";
import { GenerateCodePayload } from "./generate-code-payload.type";

@Resolver()
export class GenerateCodeResolver {
  @Command(GenerateCodePayload, {
    description:
      "Compiles the flow of a strategy to Python, validates the code, and verifies that over real bars it returns the signals of the flow. The same code is stored once per strategy. LIMIT_EXCEEDED, storing nothing, while the server is busy or when the evaluation of the flow takes too long.",
  })
  async generateCode(
    @Arg("input", () => GenerateCodeInput, { description: "Strategy to generate code from." }) input: GenerateCodeInput,
    @Ctx() ctx: BuilderContext,
  ): Promise<Partial<GenerateCodePayload>> {
    const { db, viewer, evaluations, validators, aborted } = ctx;
    await refuseWithoutRoom(ctx, GENERATION_QUOTA, viewer.id);
    return generateCode(db, viewer, input, { evaluations, validators }, aborted);
  }
}
