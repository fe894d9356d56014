import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";

const MAX_VERSIONS = 1000;

/** Returns the next version. A new meaning is an incompatible change, so the major number is incremented. */
export function nextVersion(highest: number, field: string): string {
  if (highest < MAX_VERSIONS) return `${highest + 1}.0.0`;
  const message = `Templates of this name have ${highest} versions, which is the maximum; create one with another name.`;
  return refuse(ErrorCode.LIMIT_EXCEEDED, field, message);
}
