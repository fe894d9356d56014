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
      "Turns a strategy's flow into Python and proves it: it parses, uses only what it may, and gives the flow's own signals over real bars. The same code is stored once. LIMIT_EXCEEDED, storing nothing, while the validators are busy.",
  })
  generateCode(
    @Arg("input", () => GenerateCodeInput, { description: "Which strategy." }) input: GenerateCodeInput,
    @Ctx() { db, viewer, validators, aborted }: BuilderContext,
  ): Promise<Partial<GenerateCodePayload>> {
    return generateCode(db, viewer, input, validators, aborted);
  }
}
