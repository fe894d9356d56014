import { statSync } from "node:fs";
import { OperatorError } from "../../../platform/operator-error";

/** The folder itself, where it is one. Throws an Error that says what is wrong with it otherwise. */
export function existingFolder(directory: string | undefined): string {
  if (directory === undefined || directory === "") {
    throw new OperatorError("Prices from CSV files need a folder; name the one that the files are in.");
  }
  const found = statSync(directory, { throwIfNoEntry: false });
  if (found === undefined) throw new OperatorError(`The folder of price files, ${directory}, does not exist.`);
  if (!found.isDirectory()) throw new OperatorError(`The folder of price files, ${directory}, is a file.`);
  return directory;
}
