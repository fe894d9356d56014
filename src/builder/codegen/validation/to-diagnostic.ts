import { Diagnostic } from "../../flow/diagnostic.type";
import { Severity } from "../../flow/severity.enum";
import type { Diagnostic as Finding } from "../../python-validator/validation-report";
import type { SourceMapEntry } from "../generations/source-map-entry.type";

/** A finding about generated code, with the node that its line came from. */
export function toDiagnostic(
  { severity, rule, message, line, column }: Finding,
  sourceMap: readonly SourceMapEntry[],
): Diagnostic {
  const entry = sourceMap.find(({ startLine, endLine }) => line !== null && startLine <= line && line <= endLine);
  return Object.assign(new Diagnostic(), {
    severity: Severity[severity],
    ...{ code: null, rule, message, line, column },
    ...{ nodeId: entry?.nodeId ?? null, port: null, param: null },
  });
}
