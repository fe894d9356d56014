import { Role } from "../../identity";
import { OperatorError } from "../../platform/operator-error";

/** Reads the option `--role`, in any case; null if it is missing. `help` ends the message about another value. */
export function readRole(text: string | undefined, help = ""): Role | null {
  if (text === undefined) return null;
  const role = Object.values(Role).find((each) => each === text.toUpperCase());
  if (role === undefined) {
    throw new OperatorError(`--role must be USER, SERVICE or ADMIN, but is ${text}.${help}`);
  }
  return role;
}
