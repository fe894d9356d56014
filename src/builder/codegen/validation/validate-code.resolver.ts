import { Arg, Ctx, Query, Resolver } from "type-graphql";
import type { BuilderContext } from "../../builder-context";
import { securityReport } from "./security-report";
import { SecurityReport } from "./security-report.type";
import { validateCode } from "./validate-code";
import { ValidatedCode } from "./validated-code.type";

@Resolver()
export class ValidateCodeResolver {
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
    return securityReport();
  }
}
