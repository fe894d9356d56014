import { crowdedFolders, foldersInCircles } from "./folder-rules";
import {
  circles,
  environmentIsReadInOnePlace,
  evaluationNeedsAThread,
  filesAreSmall,
  importsGoDown,
  noTestIsSingledOut,
  onlyVerbsTouchTheDatabase,
  roomsAreEnteredByTheFrontDoor,
} from "./rules";
import { readPaths, readTree, sourceFile } from "./source-tree";
import { statementsWithoutName } from "./statement-rules";

const source = readTree("src");
const everything = [...source, ...readTree("migrations"), ...readTree("test"), ...readTree("bench")];

describe("the house", () => {
  test.each([
    ["imports go strictly down", importsGoDown],
    ["a room is entered by its front door", roomsAreEnteredByTheFrontDoor],
    ["the environment is read in one place", environmentIsReadInOnePlace],
    ["only loaders, queries and verbs touch the database", onlyVerbsTouchTheDatabase],
    ["strategies are evaluated on threads of their own", evaluationNeedsAThread],
    ["every statement carries the name of its function", statementsWithoutName],
  ])("%s", (_, rule) => {
    expect(source.flatMap(rule)).toEqual([]);
  });

  test("no two files import each other in a circle", () => {
    expect(circles(source)).toEqual([]);
  });

  test("folders inside a room only look down", () => {
    expect(foldersInCircles(source)).toEqual([]);
  });

  test("no folder has more files than can be read at a glance", () => {
    expect(crowdedFolders(["src", "test", "bench", "docs"].flatMap(readPaths))).toEqual([]);
  });

  test.each([
    ["files are small", filesAreSmall],
    ["no test is singled out", noTestIsSingledOut],
  ])("%s", (_, rule) => {
    expect(everything.filter(({ path }) => path !== "test/architecture/house.test.ts").flatMap(rule)).toEqual([]);
  });
});

describe("a planted breach goes red", () => {
  test.each([
    ["an import upwards", importsGoDown, "src/market/x.ts", `import { a } from "../runs";`],
    ["an import across a floor", importsGoDown, "src/market/x.ts", `import type { a } from "../risk";`],
    [
      "platform and engine knowing each other",
      importsGoDown,
      "src/engine/x.ts",
      `export { a } from "../platform/uuid";`,
    ],
    ["the demonstration importing the house", importsGoDown, "src/demo/x.ts", `import("../identity");`],
    [
      "a side door",
      roomsAreEnteredByTheFrontDoor,
      "src/runs/a/x.ts",
      `import { a } from "../../market/prices/read-bars";`,
    ],
    ["a second reader of the environment", environmentIsReadInOnePlace, "src/app/x.ts", "const a = process.env.A;"],
    [
      "an evaluation on the thread that answers",
      evaluationNeedsAThread,
      "src/builder/x.ts",
      `import { type FlowSignals, evaluateFlow } from "../engine/flow/evaluate-flow";`,
    ],
    ["SQL in a resolver", onlyVerbsTouchTheDatabase, "src/runs/x.resolver.ts", "await db.query(`select 1`);"],
    ["a statement without a name", statementsWithoutName, "src/runs/x.ts", "await rowsOf<Row>(db, `\n  select 1`);"],
    ["a statement of TypeORM without a name", statementsWithoutName, "src/runs/x.ts", "await tx.save(Run, run);"],
    ["a finder without a name", statementsWithoutName, "src/runs/x.ts", "await db.findOne(Run, { where: { id } });"],
    ["a query builder without a name", statementsWithoutName, "src/runs/x.ts", "db.createQueryBuilder().update(Run);"],
    ["input and output in the engine", onlyVerbsTouchTheDatabase, "src/engine/x.ts", `import { a } from "node:fs";`],
    ["a file of 201 lines", filesAreSmall, "src/runs/x.ts", "\n".repeat(200).concat("x")],
    ["a test that is alone", noTestIsSingledOut, "test/x.test.ts", `test.${"only"}("a", () => {});`],
  ])("%s", (_, rule, path, text) => {
    expect(rule(sourceFile(path, text))).not.toEqual([]);
  });

  test.each<[string, Record<string, string>]>([
    ["two folders of a room", { "a/x": "../b/y", "b/y": "../a/z", "a/z": "./w" }],
    ["a folder and a root file of a room", { "runs-context": "./polling/watch", "polling/watch": "../runs-context" }],
    ["a folder and the folder above it", { "a/x": "./deep/y", "a/deep/y": "../z" }],
    ["three folders", { "a/x": "../b/x", "b/x": "../c/x", "c/x": "../a/y" }],
  ])("a circle of %s", (_, imports) => {
    const files = Object.entries(imports).map(([from, to]) =>
      sourceFile(`src/runs/${from}.ts`, `import type { X } from "${to}";`),
    );
    expect(foldersInCircles(files)).not.toEqual([]);
  });

  test("a folder of 25 files", () => {
    const paths = Array.from({ length: 25 }, (_, index) => `src/runs/a/${index}.ts`);
    expect(crowdedFolders(paths)).toEqual(["src/runs/a has 25 files; the maximum is 24"]);
    expect(crowdedFolders(paths.slice(1))).toEqual([]);
  });

  test("a circle of three files", () => {
    const files = ["a -> b", "b -> c", "c -> a"].map((arrow) => {
      const [from, to] = arrow.split(" -> ");
      return sourceFile(`src/runs/${from}.ts`, `import type { X } from "./${to}";`);
    });
    expect(circles(files)).toEqual(["src/runs/a.ts -> src/runs/b.ts -> src/runs/c.ts -> src/runs/a.ts"]);
  });
});
