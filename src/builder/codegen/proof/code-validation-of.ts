import type { ValidationReport } from "../../validation/validation-report";
import { CodeValidation } from "../generations/code-validation.type";
import type { SourceMapEntry } from "../generations/source-map-entry.type";
import { codeDiagnostic } from "./code-diagnostics";

/** A report as it is stored and shown. */
export function codeValidationOf(report: ValidationReport, sourceMap: readonly SourceMapEntry[]): CodeValidation {
  const shown = (findings: ValidationReport["lintWarnings"]) => findings.map((each) => codeDiagnostic(each, sourceMap));
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
