import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";

export function refuseUnknownSession(id: string): never {
  return refuse(ErrorCode.NOT_FOUND, "input.id", `There is no session ${id.slice(0, 100)} that you can see.`);
}
