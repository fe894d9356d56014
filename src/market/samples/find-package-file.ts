import { existsSync } from "node:fs";
import { join } from "node:path";
import { OperatorError } from "../../platform/operator-error";

/**
 * The full path of a file inside an installed package.
 * The node_modules folders above this source file are walked by hand, because an "exports" map may hide a data file from
 * `require.resolve`, and the working directory says nothing about where the packages are.
 * Throws when no such folder has the file.
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
