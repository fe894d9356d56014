import { Arg, Ctx, Resolver } from "type-graphql";
import { Command } from "../../../platform/edge/command";
import type { BuilderContext } from "../../builder-context";
import { generateCode } from "./generate-code";
import { GenerateCodeInput } from "./generate-code.input";
import { GenerateCodePayload } from "./generate-code-payload.type";

@Resolver()
export class GenerateCodeResolver {
  @Command(GenerateCodePayload, {
    description:
      "Compiles the flow of a strategy to Python, validates the code, and verifies that over real bars it returns the signals of the flow. The same code is stored once per strategy. LIMIT_EXCEEDED, storing nothing, while the validators are busy.",
  })
  generateCode(
    @Arg("input", () => GenerateCodeInput, { description: "Strategy to generate code from." }) input: GenerateCodeInput,
    @Ctx() { db, viewer, validators, aborted }: BuilderContext,
  ): Promise<Partial<GenerateCodePayload>> {
    return generateCode(db, viewer, input, validators, aborted);
  }
}
