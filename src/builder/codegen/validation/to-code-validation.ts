import type { ValidationReport } from "../../python-validator/validation-report";
import { CodeValidation } from "../generations/code-validation.type";
import type { SourceMapEntry } from "../generations/source-map-entry.type";
import { toDiagnostic } from "./to-diagnostic";

/** A report as it is stored and shown. */
export function toCodeValidation(report: ValidationReport, sourceMap: readonly SourceMapEntry[]): CodeValidation {
  const shown = (findings: ValidationReport["lintWarnings"]) => findings.map((each) => toDiagnostic(each, sourceMap));
  return Object.assign(new CodeValidation(), {
    syntaxErrors: shown(report.syntaxErrors),
    securityWarnings: shown(report.securityWarnings),
    lintWarnings: shown(report.lintWarnings),
    runtimeErrors: shown(report.runtimeErrors),
    importsUsed: [...report.importsUsed],
    forbiddenImports: [...report.forbiddenImports],
    complexityScore: report.complexityScore,
    lineCount: report.lineCount,
  });
}
