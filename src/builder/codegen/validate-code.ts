import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { type ValidatorPool, ValidatorPoolBusy } from "../validation/validator-pool";
import { codeValidationOf } from "./code-validation-of";
import { columnsForPython, dryRunBars } from "./dry-run-bars";
import { ValidatedCode } from "./validated-code.type";
import { ValidationStatus } from "./validation-status.enum";

/** A definition at the margin, which is the only kind that a caller can call. */
const DEFINES_SIGNALS = /^def\s+generate_signals\s*\(/m;

/** Validates Python that somebody pasted, and runs its `generate_signals` over real bars where it has one. */
export async function validateCode(source: string, validators: ValidatorPool): Promise<ValidatedCode> {
  const run = DEFINES_SIGNALS.test(source)
    ? { functionName: "generate_signals", bars: columnsForPython(dryRunBars(0).bars) }
    : undefined;
  const report = await validators.validate({ source, run }).catch((error: unknown) => {
    if (!(error instanceof ValidatorPoolBusy)) throw error;
    return refuse(ErrorCode.LIMIT_EXCEEDED, "source", "Too many validations are waiting; try again in a moment.");
  });
  return Object.assign(new ValidatedCode(), {
    status: ValidationStatus[report.status],
    validation: codeValidationOf(report, []),
    complexityByFunction: report.complexityByFunction,
    hasRun: report.timings.run !== null,
  });
}
