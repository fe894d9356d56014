import type { SourceFile } from "./source-tree";

/** Which floor each room is on. Imports go strictly down, so two rooms of one floor never know each other. */
const FLOOR: Readonly<Record<string, number>> = {
  platform: 0,
  engine: 0,
  identity: 1,
  market: 2,
  risk: 2,
  journal: 2,
  builder: 3,
  runs: 4,
  operations: 4,
  app: 5,
  "main.ts": 6,
};

/** Rooms whose files are imported one by one; every other room has a front door. */
const OPEN_ROOMS = new Set(["platform", "engine"]);

/** An ordinary client of the public API: it knows nothing of the house, and the house nothing of it. */
const ISLAND = "demo";

const SQL = /\b(?:rowsOf|createQueryBuilder|getRepository|\.query|\.findBy|\.findOne\w*|\.transaction)\s*[(<]/;
const ENVIRONMENT = /\bprocess\s*\.\s*env\b|\bprocess\s*\[/;
const MAY_READ_ENVIRONMENT = new Set(["src/app/settings/settings.ts", "src/demo/server-url.ts"]);
const TOUCHES_NO_DATABASE = /\.(?:resolver|entity|type|input|enum|scalar)\.ts$/;

/** Functions over plain data, as the engine's own. */
const PURE_PACKAGES = new Set(["ajv", "node:crypto"]);

type Rule = (file: SourceFile) => readonly string[];

const roomOf = (path: string): string => path.split("/")[1] ?? "";
const isOurs = (path: string): boolean => path.startsWith("src/");

/** Rule 1: imports go strictly down, type-only ones too. */
export const importsGoDown: Rule = ({ path, imports }) => {
  const room = roomOf(path);
  return imports
    .filter((imported) => isOurs(imported) && roomOf(imported) !== room)
    .filter((imported) => {
      const [from, to] = [FLOOR[room], FLOOR[roomOf(imported)]];
      return room === ISLAND || from === undefined || to === undefined || to >= from;
    })
    .map((imported) => `${path} imports ${imported}, which is not on a floor below`);
};

/** Rule 2: a room is entered by its front door. */
export const roomsAreEnteredByTheFrontDoor: Rule = ({ path, imports }) =>
  imports
    .filter((imported) => isOurs(imported) && roomOf(imported) !== roomOf(path) && !OPEN_ROOMS.has(roomOf(imported)))
    // The roof has no front door: main.ts and the commands are its only callers.
    .filter((imported) => roomOf(imported) !== "app" && imported !== `src/${roomOf(imported)}/index.ts`)
    .map((imported) => `${path} reaches past the front door to ${imported}`);

const EVALUATION =
  /^import \{[^}]*\} from "[^"]*engine\/(?:flow\/evaluate-flow|evaluation\/(?:evaluate-ticker|evaluation-worker))"/m;

/** Strategies are evaluated on threads: outside the engine, only the types of their evaluation are imported. */
export const evaluationNeedsAThread: Rule = ({ path, text }) =>
  EVALUATION.test(text) && !path.startsWith("src/engine/") ? [`${path} evaluates on the thread that answers`] : [];

/** Rule 3: the environment is read in one place. */
export const environmentIsReadInOnePlace: Rule = ({ path, text }) =>
  ENVIRONMENT.test(text) && !MAY_READ_ENVIRONMENT.has(path) ? [`${path} reads process.env`] : [];

/** Rule 4: only loaders, queries and verbs touch the database; what is pure imports only what is pure. */
export const onlyVerbsTouchTheDatabase: Rule = ({ path, text, imports }) => {
  const isEdge = TOUCHES_NO_DATABASE.test(path);
  const impure = imports.filter((imported) => !imported.startsWith("src/engine/") && !PURE_PACKAGES.has(imported));
  return [
    ...(isEdge && SQL.test(text) ? [`${path} touches the database`] : []),
    ...(path.startsWith("src/engine/") ? impure.map((imported) => `${path} is pure, but imports ${imported}`) : []),
  ];
};

/** Files stay small: 200 lines, tests 250. A migration is history, and as long as its one SQL function. */
export const filesAreSmall: Rule = ({ path, text }) => {
  if (path.startsWith("migrations/")) return [];
  const lines = text.trimEnd().split("\n").length;
  const most = path.startsWith("test/") ? 250 : 200;
  return lines > most ? [`${path} has ${lines} lines, ${most} are the most`] : [];
};

/** No test is left alone or left out. */
export const noTestIsSingledOut: Rule = ({ path, text }) =>
  /\b(?:test|it|describe)\s*\.\s*(?:only|skip|todo)\b|\b[fx](?:test|it|describe)\s*\(/.test(text)
    ? [`${path} singles a test out`]
    : [];

/** No circle between files; gives one circle for each file that closes one. */
export function circles(files: readonly SourceFile[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(" -> "));
    if (start >= 0 || done.has(path)) return;
    for (const imported of byPath.get(path)?.imports ?? []) {
      if (byPath.has(imported)) visit(imported, [...trail, path]);
    }
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return found;
}
