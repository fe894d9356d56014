import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";

const MAX_VERSIONS = 1000;

/** Flows that use the former meaning would mean something else now: the first number moves. */
export function nextVersion(highest: number, field: string): string {
  if (highest < MAX_VERSIONS) return `${highest + 1}.0.0`;
  const message = `Templates of this name have had ${highest} versions, which is the most; make one of another name.`;
  return refuse(ErrorCode.LIMIT_EXCEEDED, field, message);
}
