import {
  commandsExist,
  type DocumentRule,
  decisionsAreShort,
  fileNamesExist,
  identifiersExist,
  linksLead,
  operationsAreValid,
  pathsExist,
} from "./document-rules";
import { readDocuments, readProject, roomFolders } from "./project";

const project = readProject();
const documents = readDocuments();
const decisions = documents.filter(({ path }) => path.startsWith("docs/decisions/"));

const RULES: readonly [string, DocumentRule, string][] = [
  ["name commands that exist", commandsExist, "Run `npm run frobnicate`."],
  ["link to files that exist", linksLead, "See [the code](src/nowhere/README.md)."],
  ["name paths that exist", pathsExist, "See `src/nowhere/`."],
  ["name files that exist", fileNamesExist, "See `no-such-file.ts`."],
  ["name identifiers that exist", identifiersExist, "Set `NO_SUCH_SETTING_X`, then call `noSuchOperationX`."],
  ["contain operations that are valid", operationsAreValid, "```graphql\n{ noSuchField }\n```\n"],
];

describe("documents", () => {
  test.each(RULES)("%s", (_, rule) => {
    expect(documents.flatMap((file) => rule(file, project))).toEqual([]);
  });

  test("describe each folder of src in its README", () => {
    const { text } = documents.find(({ path }) => path === "src/README.md") as { text: string };
    const missing = roomFolders().filter((folder) => !text.includes(`\`${folder.slice(folder.indexOf("/") + 1)}/\``));
    expect(missing).toEqual([]);
  });
});

describe("decisions", () => {
  test("have a number, a title, three parts and at most 250 words", () => {
    expect(decisions.flatMap((file) => decisionsAreShort(file, project))).toEqual([]);
  });

  test("are numbered without gaps", () => {
    const numbers = decisions.map(({ path }) => Number(path.match(/\d{4}/)?.[0])).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

describe("a planted breach goes red", () => {
  test.each(RULES)("documents that do not %s", (_, rule, text) => {
    expect(rule({ path: "README.md", text }, project)).not.toEqual([]);
  });

  test.each([
    ["the wrong number", "# 8 · Title\n\n**Background.** **Decision.** **Consequence.**"],
    ["no consequence", "# 7 · Title\n\n**Background.** **Decision.**"],
    ["251 words", `# 7 · Title\n\n**Background.** **Decision.** **Consequence.** ${"word ".repeat(245)}`],
  ])("a decision with %s", (_, text) => {
    expect(decisionsAreShort({ path: "docs/decisions/0007-x.md", text }, project)).not.toEqual([]);
  });
});
