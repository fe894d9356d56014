import type { FlowPlan } from "../../../engine/flow/plan/flow-plan";
import type { EvaluationPool } from "../../evaluation/evaluation-pool";
import type { ValidationCaller } from "../../python-validator/validation-caller";
import type { Diagnostic, ValidationReport } from "../../python-validator/validation-report";
import type { ValidatorPool } from "../../python-validator/validator-pool";
import { compareSignals, hasSignals } from "./compare-signals";
import { toPythonColumns } from "./dry-run-bars";
import { proofBars } from "./proof-bars";

export interface CodeTools {
  readonly evaluations: EvaluationPool;
  readonly validators: ValidatorPool;
}

/** PENDING: neither proven nor disproven within the time limit. */
export interface VerificationReport extends Omit<ValidationReport, "status"> {
  readonly status: ValidationReport["status"] | "PENDING";
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
): Promise<VerificationReport> {
  const { symbol, bars } = proofBars(plan, validators.timeoutMs);
  const evaluated = evaluations.evaluateSignals(
    { strategy: name, symbol },
    { plan, bars },
    { owner: caller?.userId ?? null, signal: caller?.signal },
  );
  const run = { functionName: "generate_signals", bars: toPythonColumns(bars) };
  const [report, signals] = await Promise.all([validators.validate({ source, run }, caller), evaluated]);
  if (report.runtimeErrors.some(({ rule }) => rule === "time-limit")) {
    const message =
      `The code is too slow to prove within ${validators.timeoutMs / 1000} seconds: it was not checked to the end that ` +
      `it returns the signals of the flow on ${bars.dates.length} bars of ${symbol}. Shorten periods or remove nodes.`;
    return { ...report, status: "PENDING", runtimeErrors: [diagnostic("WARNING", "too-slow-to-prove", message)] };
  }
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
