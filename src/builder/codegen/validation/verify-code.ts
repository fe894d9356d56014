import type { FlowPlan } from "../../../engine/flow/flow-plan";
import type { EvaluationPool } from "../../evaluation/evaluation-pool";
import type { ValidationCaller } from "../../python-validator/validation-caller";
import type { Diagnostic, ValidationReport } from "../../python-validator/validation-report";
import type { ValidatorPool } from "../../python-validator/validator-pool";
import { compareSignals, hasSignals } from "./compare-signals";
import { dryRunBars, toPythonColumns } from "./dry-run-bars";

export interface CodeTools {
  readonly evaluations: EvaluationPool;
  readonly validators: ValidatorPool;
}

/**
 * Validates the Python code of a flow and verifies it: run over real bars, it must return the signals of the flow, bar
 * by bar. `name` is the strategy's in messages. Throws ValidatorPoolBusy, ThreadPoolUnavailable or EvaluationFailed.
 */
export async function verifyCode(
  source: string,
  { name, plan }: { readonly name: string; readonly plan: FlowPlan },
  { evaluations, validators }: CodeTools,
  caller?: ValidationCaller,
): Promise<ValidationReport> {
  const { symbol, bars } = dryRunBars(plan.warmUpBars);
  const evaluated = evaluations.evaluateSignals(
    { strategy: name, symbol },
    { plan, bars },
    { owner: caller?.userId ?? null, signal: caller?.signal },
  );
  const run = { functionName: "generate_signals", bars: toPythonColumns(bars) };
  const [report, signals] = await Promise.all([validators.validate({ source, run }, caller), evaluated]);
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
