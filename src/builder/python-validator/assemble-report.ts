import type { ValidatorAnswer, ValidatorLimits } from "./start-validator";
import type { Diagnostic, ValidationReport } from "./validation-report";

/** Builds the report from a validator's answer and, if it was stopped, from the reason. */
export function assembleReport(
  source: string,
  answer: ValidatorAnswer,
  limits: ValidatorLimits,
  total: number,
): ValidationReport {
  const { inspection, outcome, end } = answer;
  const timings = { inspection: inspection?.milliseconds ?? total, run: outcome?.milliseconds ?? null, total };
  if (!inspection) return { ...uninspected(source, end, limits), timings };
  const { status, milliseconds: _, ...findings } = inspection;
  const error = outcome?.error ?? (end ? endDiagnostic("The code", end, limits) : undefined);
  return {
    ...findings,
    status: error ? "RUNTIME_ERROR" : status,
    runtimeErrors: error ? [error] : [],
    // After the inspection, only the run can end the process.
    hasRun: outcome !== undefined || (end !== undefined && status === "VALID"),
    result: outcome?.result ?? null,
    timings,
  };
}

type End = NonNullable<ValidatorAnswer["end"]>;

function endDiagnostic(subject: string, end: End, limits: ValidatorLimits): Diagnostic {
  const messages = {
    "time-limit": `${subject} took longer than ${limits.timeoutMs / 1000} seconds and was stopped.`,
    "memory-limit": `${subject} used more than ${limits.memoryMb} MB of memory and was stopped.`,
    crash: `${subject} crashed the Python interpreter.`,
  };
  return { severity: "ERROR", rule: end, message: messages[end], line: null, column: null };
}

/** Maximum size of the code, in bytes of UTF-8; source_text.py has the same limit. */
const MAX_SOURCE_BYTES = 512 * 1024;

/** The report on code that is too large to be sent to a validator; null for any other code. */
export function oversizedReport(source: string, limits: ValidatorLimits): ValidationReport | null {
  const size = Buffer.byteLength(source);
  if (size <= MAX_SOURCE_BYTES) return null;
  const message = `The code has ${size} bytes; the maximum is ${MAX_SOURCE_BYTES}.`;
  return {
    ...uninspected(source, "crash", limits),
    securityWarnings: [{ severity: "ERROR", rule: "source-size", message, line: 1, column: 1 }],
    timings: { inspection: 0, run: null, total: 0 },
  };
}

/** The report when the inspection did not finish. Only extreme nesting crashes it; the code was never run. */
function uninspected(source: string, end: End = "crash", limits: ValidatorLimits): Omit<ValidationReport, "timings"> {
  const isTooDeep = end === "crash";
  const message = "The code is nested too deeply to be inspected.";
  return {
    status: isTooDeep ? "SECURITY_ERROR" : "RUNTIME_ERROR",
    syntaxErrors: [],
    securityWarnings: isTooDeep ? [{ severity: "ERROR", rule: "nesting-depth", message, line: 1, column: 1 }] : [],
    lintWarnings: [],
    runtimeErrors: isTooDeep ? [] : [endDiagnostic("Inspecting the code", end, limits)],
    importsUsed: [],
    forbiddenImports: [],
    complexityScore: 0,
    complexityByFunction: [],
    definesFunction: false,
    lineCount: source.split("\n").length,
    hasRun: false,
    result: null,
  };
}
