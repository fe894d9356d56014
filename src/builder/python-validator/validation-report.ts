export type ValidationStatus = "VALID" | "SYNTAX_ERROR" | "SECURITY_ERROR" | "RUNTIME_ERROR";

/** One finding about a piece of Python. Lines and columns count from 1; null where there is no one place. */
export interface Diagnostic {
  readonly severity: "ERROR" | "WARNING";
  /** A stable id: one of `SECURITY_RULES` for a security warning. */
  readonly rule: string;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
}

export interface FunctionComplexity {
  /** `Class.method` for a method, `<module>` for the statements outside every function. */
  readonly name: string;
  readonly line: number;
  readonly complexity: number;
}

/** What reading the code shows, without running it. */
export interface Inspection {
  readonly status: Exclude<ValidationStatus, "RUNTIME_ERROR">;
  readonly syntaxErrors: readonly Diagnostic[];
  readonly securityWarnings: readonly Diagnostic[];
  readonly lintWarnings: readonly Diagnostic[];
  /** The first 100, as of the forbidden ones. */
  readonly importsUsed: readonly string[];
  readonly forbiddenImports: readonly string[];
  /** The largest of all functions; 0 where the code could not be read. */
  readonly complexityScore: number;
  /** The first 1000. */
  readonly complexityByFunction: readonly FunctionComplexity[];
  /** Whether the module's top level gives the name of the function to run to anything. */
  readonly definesFunction: boolean;
  readonly lineCount: number;
  readonly milliseconds: number;
}

/** What a run of the code gave: `result` is plain JSON, null for a number that is not finite. */
export interface RunOutcome {
  readonly result: unknown;
  readonly error: Diagnostic | null;
  readonly milliseconds: number;
}

/** A function of the code to run over bars: columns of one length, dates as texts, null for an unknown price. */
export interface DryRun {
  readonly functionName: string;
  readonly bars: Readonly<Record<string, readonly (number | string | null)[]>>;
  /** Code that does not have the function is read and not run; without this, that is an error. */
  readonly onlyIfDefined?: true;
}

export interface ValidationRequest {
  readonly source: string;
  /** Left out: the code is read, and never run. */
  readonly run?: DryRun;
}

export interface ValidationReport extends Omit<Inspection, "status" | "milliseconds"> {
  readonly status: ValidationStatus;
  readonly runtimeErrors: readonly Diagnostic[];
  /** Whether the run was begun, however it ended. */
  readonly hasRun: boolean;
  /** What the dry run's function returned; null without a run. */
  readonly result: unknown;
  /** Milliseconds; `total` begins when a validator takes the request up. */
  readonly timings: { readonly inspection: number; readonly run: number | null; readonly total: number };
}
