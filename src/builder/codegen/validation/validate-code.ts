import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import type { ValidationCaller } from "../../python-validator/validation-caller";
import { type ValidatorPool, ValidatorPoolBusy } from "../../python-validator/validator-pool";
import { ValidationStatus } from "../generations/validation-status.enum";
import { dryRunBars, toPythonColumns } from "./dry-run-bars";
import { toCodeValidation } from "./to-code-validation";
import { ValidatedCode } from "./validated-code.type";

/** Validates Python code from a client, and runs its `generate_signals`, if it defines one, over real bars. */
export async function validateCode(
  source: string,
  validators: ValidatorPool,
  caller: ValidationCaller,
): Promise<ValidatedCode> {
  const bars = toPythonColumns(dryRunBars(0).bars);
  const run = { functionName: "generate_signals", bars, onlyIfDefined: true } as const;
  const report = await validators.validate({ source, run }, caller).catch((error: unknown) => {
    if (!(error instanceof ValidatorPoolBusy)) throw error;
    return refuse(ErrorCode.LIMIT_EXCEEDED, "source", error.message);
  });
  return Object.assign(new ValidatedCode(), {
    status: ValidationStatus[report.status],
    validation: toCodeValidation(report, []),
    complexityByFunction: report.complexityByFunction,
    hasRun: report.hasRun,
  });
}
