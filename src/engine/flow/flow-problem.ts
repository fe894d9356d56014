export type FlowProblemSeverity = "ERROR" | "WARNING" | "INFO";

/** Codes of errors, a subset of the error codes of the API. */
export type FlowProblemCode =
  | "REQUIRED"
  | "INVALID_VALUE"
  | "OUT_OF_RANGE"
  | "LIMIT_EXCEEDED"
  | "DUPLICATE"
  | "NOT_FOUND"
  | "UNKNOWN_TEMPLATE"
  | "UNKNOWN_PORT"
  | "PORT_TYPE_MISMATCH"
  | "PORT_ALREADY_CONNECTED"
  | "MISSING_INPUT"
  | "CYCLE"
  | "NO_SIGNAL";

/** Names of the rules that report warnings and information. */
export type FlowRule = "missing-exit" | "unreachable-node" | "disabled-node" | "disabled-input";

/** A problem of a flow. The code of an ERROR is an error code of the API; otherwise it is the name of a rule. */
export interface FlowProblem {
  readonly severity: FlowProblemSeverity;
  readonly code: FlowProblemCode | FlowRule;
  readonly message: string;
  readonly nodeId?: string;
  readonly port?: string;
  readonly param?: string;
}

/** Location of a problem in the flow. */
export type FlowLocation = Pick<FlowProblem, "nodeId" | "port" | "param">;

export function flowError(code: FlowProblemCode, message: string, location: FlowLocation = {}): FlowProblem {
  return { severity: "ERROR", code, message, ...location };
}

const SEVERITIES: readonly FlowProblemSeverity[] = ["ERROR", "WARNING", "INFO"];

const MAX_MESSAGE_LENGTH = 2000;
const MAX_NAME_LENGTH = 64;

/** Sorts problems by severity and location, so that their order is deterministic, and truncates long texts. */
export function sortProblems(problems: readonly FlowProblem[]): FlowProblem[] {
  return problems
    .map((problem) => ({ problem: truncated(problem), key: sortKey(problem) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ problem }) => problem);
}

function sortKey({ severity, nodeId = "", port = "", param = "", code, message }: FlowProblem): string {
  return [SEVERITIES.indexOf(severity), nodeId, port, param, code, message].join("\u0000");
}

/** Ids and names come from the user and can have any length if they are invalid. */
function truncated({ severity, code, message, ...location }: FlowProblem): FlowProblem {
  const names = Object.entries(location).map(([kind, name]) => [kind, name.slice(0, MAX_NAME_LENGTH)] as const);
  return { severity, code, message: message.slice(0, MAX_MESSAGE_LENGTH), ...Object.fromEntries(names) };
}
