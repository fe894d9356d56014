import { statSync } from "node:fs";
import { OperatorError } from "../../../platform/operator-error";

/** Returns the folder if it exists; otherwise throws an OperatorError. */
export function existingFolder(directory: string | undefined): string {
  if (directory === undefined || directory === "") {
    throw new OperatorError("The CSV price provider needs a folder with price files; none is configured.");
  }
  const found = statSync(directory, { throwIfNoEntry: false });
  if (found === undefined)
    throw new OperatorError(`The folder of price files, ${directory}, does not exist; create it or name another one.`);
  if (!found.isDirectory()) throw new OperatorError(`The folder of price files, ${directory}, is not a folder.`);
  return directory;
}
