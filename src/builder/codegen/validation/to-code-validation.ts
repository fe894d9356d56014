import type { ValidationReport } from "../../python-validator/validation-report";
import { CodeValidation } from "../generations/code-validation.type";
import type { SourceMapEntry } from "../generations/source-map-entry.type";
import { toDiagnostic } from "./to-diagnostic";

/** Converts a report of the validator to the form in which it is stored and shown. */
export function toCodeValidation(
  report: Omit<ValidationReport, "status">,
  sourceMap: readonly SourceMapEntry[],
): CodeValidation {
  const convert = (found: ValidationReport["lintWarnings"]) => found.map((each) => toDiagnostic(each, sourceMap));
  return Object.assign(new CodeValidation(), {
    syntaxErrors: convert(report.syntaxErrors),
    securityWarnings: convert(report.securityWarnings),
    lintWarnings: convert(report.lintWarnings),
    runtimeErrors: convert(report.runtimeErrors),
    importsUsed: [...report.importsUsed],
    forbiddenImports: [...report.forbiddenImports],
    complexityScore: report.complexityScore,
    lineCount: report.lineCount,
  });
}
