import { Arg, Ctx, ID, Query, Resolver } from "type-graphql";
import { Command } from "../../../platform/edge/command";
import { isUuid } from "../../../platform/uuid";
import type { BuilderContext } from "../../builder-context";
import { StrategyInstancePayload } from "../../instance-edits/strategy-instance-payload.type";
import { codeGenerationById } from "../generations/code-generation.loaders";
import { countCodeStatuses } from "../generations/code-generation.query";
import { CodeGenerationDiff } from "../generations/code-generation-diff.type";
import { CodeGenerationFilter } from "../generations/code-generation-filter.input";
import { CodeStatusCount } from "../generations/code-status-count.type";
import { diffGenerations } from "../generations/diff-generations";
import { SecurityReport } from "../proof/security-report.type";
import { shownSecurityReport } from "../proof/shown-security-report";
import { validateCode } from "../proof/validate-code";
import { ValidatedCode } from "../proof/validated-code.type";
import { generateCode } from "./generate-code";
import { GenerateCodeInput } from "./generate-code.input";
import { GenerateCodePayload } from "./generate-code-payload.type";
import { restoreCodeGeneration } from "./restore-code-generation";
import { RestoreCodeGenerationInput } from "./restore-code-generation.input";

@Resolver()
export class CodeProofResolver {
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

  @Query(() => ValidatedCode, {
    description:
      "Checks Python as generated code is checked, and runs its `generate_signals` over real bars. Stores nothing. LIMIT_EXCEEDED while the validators are busy, or 20 requests of one's own wait.",
  })
  validateCode(
    @Arg("source", () => String, { description: "A Python module, at most 512 KiB." }) source: string,
    @Ctx() { viewer, validators, aborted }: BuilderContext,
  ): Promise<ValidatedCode> {
    return validateCode(source, validators, { userId: viewer.id, signal: aborted });
  }

  @Query(() => SecurityReport, {
    description:
      "The rules that all code must keep before it is run. It is then ended after 10 seconds (`VALIDATION_SECONDS`) of processor time, or three times as long by the clock.",
  })
  securityReport(): SecurityReport {
    return shownSecurityReport();
  }

  @Query(() => CodeGenerationDiff, {
    nullable: true,
    description: "What changed from one generation to another; null when one of them is not seen.",
  })
  async codeGenerationDiff(
    @Arg("a", () => ID, { description: "The generation to start from." }) a: string,
    @Arg("b", () => ID, { description: "The generation to compare with it." }) b: string,
    @Ctx() { loaders }: BuilderContext,
  ): Promise<CodeGenerationDiff | null> {
    if (!isUuid(a) || !isUuid(b)) return null;
    const [before, after] = await Promise.all([a, b].map((id) => loaders.get(codeGenerationById).load(id)));
    return before && after ? diffGenerations(before, after) : null;
  }

  @Query(() => [CodeStatusCount], { description: "How many generations the validation found how: why code fails." })
  codeGenerationStatusCounts(
    @Arg("filter", () => CodeGenerationFilter, { nullable: true, description: "Which ones." })
    filter: CodeGenerationFilter | null,
    @Ctx() { db, viewer }: BuilderContext,
  ): Promise<CodeStatusCount[]> {
    return countCodeStatuses(db, viewer, filter);
  }
}
