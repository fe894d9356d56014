export type ValidationStatus = "VALID" | "SYNTAX_ERROR" | "SECURITY_ERROR" | "RUNTIME_ERROR";

/** A problem found in Python code. Lines and columns start at 1; null when it is not about one place. */
export interface Diagnostic {
  readonly severity: "ERROR" | "WARNING";
  /** Stable id of the rule; one of `SECURITY_RULES` for a security warning. */
  readonly rule: string;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

export interface FunctionComplexity {
  /** `Class.method` for a method, `<module>` for the statements outside all functions. */
  readonly name: string;
  readonly line: number;
  readonly complexity: number;
}

/** Result of inspecting code without running it. */
export interface Inspection {
  readonly status: Exclude<ValidationStatus, "RUNTIME_ERROR">;
  readonly syntaxErrors: readonly Diagnostic[];
  readonly securityWarnings: readonly Diagnostic[];
  readonly lintWarnings: readonly Diagnostic[];
  /** At most 100, like the forbidden ones. */
  readonly importsUsed: readonly string[];
  readonly forbiddenImports: readonly string[];
  /** Highest complexity of all functions; 0 when the code could not be parsed. */
  readonly complexityScore: number;
  /** At most 1,000 functions. */
  readonly complexityByFunction: readonly FunctionComplexity[];
  /** Whether the top level of the module binds the name of the function to run. */
  readonly definesFunction: boolean;
  readonly lineCount: number;
  readonly milliseconds: number;
}

/** Result of running code: `result` is plain JSON, with null for numbers that are not finite. */
export interface RunOutcome {
  readonly result: unknown;
  readonly error: Diagnostic | null;
  readonly milliseconds: number;
}

/** A function to run over bars: columns of equal length, dates as strings, null for unknown prices. */
export interface DryRun {
  readonly functionName: string;
  readonly bars: Readonly<Record<string, readonly (number | string | null)[]>>;
  /** Do not run code that does not define the function; without this, a missing function is an error. */
  readonly onlyIfDefined?: true;
}

export interface ValidationRequest {
  readonly source: string;
  /** Without it, the code is only inspected. */
  readonly run?: DryRun;
}

export interface ValidationReport extends Omit<Inspection, "status" | "milliseconds"> {
  readonly status: ValidationStatus;
  readonly runtimeErrors: readonly Diagnostic[];
  /** Whether the run was started, whatever its result. */
  readonly hasRun: boolean;
  /** Return value of the function of the dry run; null without a run. */
  readonly result: unknown;
  /** Milliseconds; `total` starts when a validator begins with the request. */
  readonly timings: { readonly inspection: number; readonly run: number | null; readonly total: number };
}
