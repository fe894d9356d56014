import { existsSync } from "node:fs";
import { join } from "node:path";
import { OperatorError } from "../../platform/operator-error";

/**
 * Returns the full path of a file in an installed package.
 * Searches the node_modules folders above this source file itself: a package's "exports" map may hide a data file from
 * `require.resolve`, and the working directory may be elsewhere. Throws an OperatorError if the file is not found.
 */
export function findPackageFile(packageName: string, path: string): string {
  const folders = require.resolve.paths(packageName) ?? [];
  const file = folders.map((folder) => join(folder, packageName, path)).find(existsSync);
  if (file === undefined) {
    throw new OperatorError(
      `The file ${path} of the package ${packageName} is not installed. Run "npm ci" and try again.`,
    );
  }
  return file;
}
