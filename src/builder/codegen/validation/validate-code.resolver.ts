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
      "Validates Python code like generated code, and runs its `generate_signals`, if it defines one, over sample bars. Nothing is stored. LIMIT_EXCEEDED while the validators are busy, or 20 validations of the viewer are waiting.",
  })
  validateCode(
    @Arg("source", () => String, { description: "Source of a Python module, at most 512 KiB." }) source: string,
    @Ctx() { viewer, validators, aborted }: BuilderContext,
  ): Promise<ValidatedCode> {
    return validateCode(source, validators, { userId: viewer.id, signal: aborted });
  }

  @Query(() => SecurityReport, {
    description:
      "The security rules that code must satisfy before it is run. A run is stopped after 10 seconds (`VALIDATION_SECONDS`) of CPU time, or three times as long in real time.",
  })
  securityReport(): SecurityReport {
    return securityReport();
  }
}
