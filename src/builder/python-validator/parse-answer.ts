import { Ajv, type ValidateFunction } from "ajv";
import type { Inspection, RunOutcome } from "./validation-report";

/** Levels of a result; `plain` in dry_run.py allows fewer. */
const MAX_LEVELS = 10;

const ajv = new Ajv({ strict: true, allowUnionTypes: true });
const text = { type: "string", maxLength: 20_000 } as const;
const place = { type: "integer", minimum: 0, nullable: true } as const;
const count = { type: "integer", minimum: 0 } as const;
const time = { type: "number", minimum: 0 } as const;

const diagnostic = {
  type: "object",
  properties: {
    severity: { type: "string", enum: ["ERROR", "WARNING"] },
    rule: text,
    message: text,
    line: place,
    column: place,
  },
  required: ["severity", "rule", "message", "line", "column"],
  additionalProperties: false,
} as const;
const diagnostics = { type: "array", items: diagnostic, maxItems: 10_000 } as const;
const names = { type: "array", items: text, maxItems: 100 } as const;

const isInspection = ajv.compile({
  type: "object",
  properties: {
    status: { type: "string", enum: ["VALID", "SYNTAX_ERROR", "SECURITY_ERROR"] },
    syntaxErrors: diagnostics,
    securityWarnings: diagnostics,
    lintWarnings: diagnostics,
    importsUsed: names,
    forbiddenImports: names,
    complexityScore: count,
    complexityByFunction: {
      type: "array",
      items: {
        type: "object",
        properties: { name: text, line: count, complexity: count },
        required: ["name", "line", "complexity"],
        additionalProperties: false,
      },
      maxItems: 1000,
    },
    definesFunction: { type: "boolean" },
    lineCount: count,
    milliseconds: time,
  },
  required: [
    "status",
    "syntaxErrors",
    "securityWarnings",
    "lintWarnings",
    "importsUsed",
    "forbiddenImports",
    "complexityScore",
    "complexityByFunction",
    "definesFunction",
    "lineCount",
    "milliseconds",
  ],
  additionalProperties: false,
} as const) as ValidateFunction<Inspection>;

const isOutcome = ajv.compile({
  type: "object",
  properties: { result: {}, error: { ...diagnostic, nullable: true }, milliseconds: time },
  required: ["result", "error", "milliseconds"],
  additionalProperties: false,
}) as ValidateFunction<RunOutcome>;

/** Reads the inspection in a line that a validator wrote; null if the line is anything else. */
export function parseInspection(line: string): Inspection | null {
  const answer = parse(line);
  return isInspection(answer) ? answer : null;
}

/** Reads the outcome of a run. The code that was run may have written the line itself; null if it has another shape. */
export function parseOutcome(line: string): RunOutcome | null {
  const answer = parse(line);
  return isOutcome(answer) && isPlain(answer.result) ? answer : null;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** Whether a result is as shallow as an honest one, and has no key that means something to JavaScript. */
function isPlain(result: unknown, levels = MAX_LEVELS): boolean {
  if (typeof result !== "object" || result === null) return true;
  if (levels === 0 || Object.hasOwn(result, "__proto__")) return false;
  return Object.values(result).every((part) => isPlain(part, levels - 1));
}
