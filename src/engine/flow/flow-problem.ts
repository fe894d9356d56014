export type FlowProblemSeverity = "ERROR" | "WARNING" | "INFO";

/** Codes that the whole API shares. */
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

/** Names of the checks that find nothing wrong, only something odd. */
export type FlowRule = "missing-exit" | "unreachable-node" | "disabled-node" | "disabled-input";

/** One thing to say about a flow. An ERROR has a code of the API, anything milder the name of its rule. */
export interface FlowProblem {
  readonly severity: FlowProblemSeverity;
  readonly code: FlowProblemCode | FlowRule;
  readonly message: string;
  readonly nodeId?: string;
  readonly port?: string;
  readonly param?: string;
}

/** Where in the flow a problem is. */
export type FlowLocation = Pick<FlowProblem, "nodeId" | "port" | "param">;

export function flowError(code: FlowProblemCode, message: string, place: FlowLocation = {}): FlowProblem {
  return { severity: "ERROR", code, message, ...place };
}

const SEVERITIES: readonly FlowProblemSeverity[] = ["ERROR", "WARNING", "INFO"];

const MAX_MESSAGE_LENGTH = 2000;
const MAX_NAME_LENGTH = 64;

/** Errors first, then by place; the same problems always in the same order, and none longer than can be shown. */
export function sortProblems(problems: readonly FlowProblem[]): FlowProblem[] {
  return problems
    .map((problem) => ({ problem: shortened(problem), key: sortKey(problem) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ problem }) => problem);
}

function sortKey({ severity, nodeId = "", port = "", param = "", code, message }: FlowProblem): string {
  return [SEVERITIES.indexOf(severity), nodeId, port, param, code, message].join("\u0000");
}

/** Ids and names are the user's, and may be of any length while they are wrong. */
function shortened({ severity, code, message, ...place }: FlowProblem): FlowProblem {
  const names = Object.entries(place).map(([kind, name]) => [kind, name.slice(0, MAX_NAME_LENGTH)] as const);
  return { severity, code, message: message.slice(0, MAX_MESSAGE_LENGTH), ...Object.fromEntries(names) };
}
