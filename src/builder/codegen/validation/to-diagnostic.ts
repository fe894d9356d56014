import { Diagnostic } from "../../flow/diagnostic.type";
import { Severity } from "../../flow/severity.enum";
import type { Diagnostic as ValidatorDiagnostic } from "../../python-validator/validation-report";
import type { SourceMapEntry } from "../generations/source-map-entry.type";

/** Converts a diagnostic of the validator to the API's, with the node that its line was generated from. */
export function toDiagnostic(
  { severity, rule, message, line, column }: ValidatorDiagnostic,
  sourceMap: readonly SourceMapEntry[],
): Diagnostic {
  const entry = sourceMap.find(({ startLine, endLine }) => line !== null && startLine <= line && line <= endLine);
  return Object.assign(new Diagnostic(), {
    severity: Severity[severity],
    code: null,
    rule,
    message,
    nodeId: entry?.nodeId ?? null,
    port: null,
    param: null,
    line,
    column,
  });
}
