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
  if (!inspection) return { ...unreadable(source, end, limits), timings };
  const { status, milliseconds: _, ...findings } = inspection;
  const error = outcome?.error ?? (end ? ended("The code", end, limits) : undefined);
  return {
    ...findings,
    status: error ? "RUNTIME_ERROR" : status,
    runtimeErrors: error ? [error] : [],
    // Once the code was read, only its run can end the process.
    hasRun: outcome !== undefined || (end !== undefined && status === "VALID"),
    result: outcome?.result ?? null,
    timings,
  };
}

type End = NonNullable<ValidatorAnswer["end"]>;

function ended(who: string, end: End, limits: ValidatorLimits): Diagnostic {
  const messages = {
    "time-limit": `${who} took longer than ${limits.timeoutMs / 1000} seconds and was ended.`,
    "memory-limit": `${who} took more than ${limits.memoryMb} MB and was ended.`,
    crash: `${who} brought Python itself down.`,
  };
  return { severity: "ERROR", rule: end, message: messages[end], line: null, column: null };
}

/** The code was never run. Of what ends the reader, only nesting beyond all measure brings it down. */
function unreadable(source: string, end: End = "crash", limits: ValidatorLimits): Omit<ValidationReport, "timings"> {
  const isTooDeep = end === "crash";
  const message = "The code is nested too deeply to be read.";
  return {
    status: isTooDeep ? "SECURITY_ERROR" : "RUNTIME_ERROR",
    syntaxErrors: [],
    securityWarnings: isTooDeep ? [{ severity: "ERROR", rule: "nesting-depth", message, line: 1, column: 1 }] : [],
    lintWarnings: [],
    runtimeErrors: isTooDeep ? [] : [ended("Reading the code", end, limits)],
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
