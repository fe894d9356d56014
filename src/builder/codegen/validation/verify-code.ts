import { evaluateFlow } from "../../../engine/flow/evaluate-flow";
import type { FlowPlan } from "../../../engine/flow/flow-plan";
import type { ValidationCaller } from "../../python-validator/validation-caller";
import type { Diagnostic, ValidationReport } from "../../python-validator/validation-report";
import type { ValidatorPool } from "../../python-validator/validator-pool";
import { compareSignals, hasSignals } from "./compare-signals";
import { dryRunBars, toPythonColumns } from "./dry-run-bars";

/**
 * Validates the Python code of a flow and verifies it: run over real bars, it must return the signals of the flow, bar
 * by bar. Throws ValidatorPoolBusy.
 */
export async function verifyCode(
  source: string,
  plan: FlowPlan,
  validators: ValidatorPool,
  caller?: ValidationCaller,
): Promise<ValidationReport> {
  const { symbol, bars } = dryRunBars(plan.warmUpBars);
  const { signals } = evaluateFlow(plan, bars);
  const run = { functionName: "generate_signals", bars: toPythonColumns(bars) };
  const report = await validators.validate({ source, run }, caller);
  if (report.status !== "VALID") return report;
  const difference = compareSignals(report.result, signals, bars.dates);
  if (difference !== null) {
    return { ...report, status: "RUNTIME_ERROR", runtimeErrors: [diagnostic("ERROR", "signals-differ", difference)] };
  }
  if (hasSignals(signals)) return report;
  const message = `The flow has no signal on any of the ${bars.dates.length} bars of ${symbol} in the dry run.`;
  return { ...report, lintWarnings: [...report.lintWarnings, diagnostic("WARNING", "no-signal-on-sample", message)] };
}

function diagnostic(severity: Diagnostic["severity"], rule: string, message: string): Diagnostic {
  return { severity, rule, message, line: null, column: null };
}
