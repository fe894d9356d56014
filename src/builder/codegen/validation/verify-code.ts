import { evaluateFlow } from "../../../engine/flow/evaluate-flow";
import type { FlowPlan } from "../../../engine/flow/flow-plan";
import type { ValidationCaller } from "../../python-validator/validation-caller";
import type { Diagnostic, ValidationReport } from "../../python-validator/validation-report";
import type { ValidatorPool } from "../../python-validator/validator-pool";
import { differenceOfSignals, hasSignals } from "./compare-signals";
import { columnsForPython, dryRunBars } from "./dry-run-bars";

/**
 * Validates the Python of a flow and runs it over real bars: the code is proven when its signals are the flow's own, bar for
 * bar. Throws ValidatorPoolBusy.
 */
export async function verifyCode(
  source: string,
  plan: FlowPlan,
  validators: ValidatorPool,
  caller?: ValidationCaller,
): Promise<ValidationReport> {
  const { symbol, bars } = dryRunBars(plan.warmUpBars);
  const { signals } = evaluateFlow(plan, bars);
  const run = { functionName: "generate_signals", bars: columnsForPython(bars) };
  const report = await validators.validate({ source, run }, caller);
  if (report.status !== "VALID") return report;
  const difference = differenceOfSignals(report.result, signals, bars.dates);
  if (difference !== null) {
    return { ...report, status: "RUNTIME_ERROR", runtimeErrors: [finding("ERROR", "signals-differ", difference)] };
  }
  if (hasSignals(signals)) return report;
  const message = `The flow gives no signal on any of the ${bars.dates.length} bars of ${symbol} that it was tried on.`;
  return { ...report, lintWarnings: [...report.lintWarnings, finding("WARNING", "no-signal-on-sample", message)] };
}

function finding(severity: Diagnostic["severity"], rule: string, message: string): Diagnostic {
  return { severity, rule, message, line: null, column: null };
}
