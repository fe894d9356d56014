import type { ValidatorAnswer, ValidatorLimits } from "./start-validator";
import type { Diagnostic, ValidationReport } from "./validation-report";

/** One report from what a validator said, and from how it ended if it was ended. */
export function assembleReport(
  source: string,
  answer: ValidatorAnswer,
  limits: ValidatorLimits,
  total: number,
): ValidationReport {
  const { inspection, outcome, end } = answer;
  const timings = { inspection: inspection?.milliseconds ?? total, run: outcome?.milliseconds ?? null, total };
  if (!inspection) return { ...unreadable(source), timings };
  const { status, milliseconds: _, ...findings } = inspection;
  const error = outcome?.error ?? (end ? ended(end, limits) : undefined);
  return {
    ...findings,
    status: error ? "RUNTIME_ERROR" : status,
    runtimeErrors: error ? [error] : [],
    result: outcome?.result ?? null,
    timings,
  };
}

function ended(end: NonNullable<ValidatorAnswer["end"]>, limits: ValidatorLimits): Diagnostic {
  const messages = {
    "time-limit": `The code ran longer than ${limits.timeoutMs / 1000} seconds and was ended.`,
    "memory-limit": `The code took more than ${limits.memoryMb} MB and was ended.`,
    crash: "The code brought Python itself down.",
  };
  return { severity: "ERROR", rule: end, message: messages[end], line: null, column: null };
}

/** The code was never run, yet reading it broke the reader: only nesting beyond all measure does that. */
function unreadable(source: string): Omit<ValidationReport, "timings"> {
  const message = "The code could not be read within the limits of time and depth.";
  return {
    status: "SECURITY_ERROR",
    syntaxErrors: [],
    securityWarnings: [{ severity: "ERROR", rule: "nesting-depth", message, line: 1, column: 1 }],
    lintWarnings: [],
    runtimeErrors: [],
    importsUsed: [],
    forbiddenImports: [],
    complexityScore: 0,
    complexityByFunction: [],
    lineCount: source.split("\n").length,
    result: null,
  };
}
