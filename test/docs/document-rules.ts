import { dirname, join, normalize } from "node:path";
import { type GraphQLSchema, parse, validate } from "graphql";

export interface MarkdownFile {
  /** Path from the project's root. */
  readonly path: string;
  readonly text: string;
}

/** What documents may refer to. */
export interface Project {
  /** Whether a file or folder exists, by its path from the project's root. */
  readonly exists: (path: string) => boolean;
  readonly fileNames: ReadonlySet<string>;
  /** Scripts of package.json. */
  readonly scripts: ReadonlySet<string>;
  /** Words of the code, the schema and package.json. */
  readonly words: ReadonlySet<string>;
  readonly schema: GraphQLSchema;
}

export type DocumentRule = (file: MarkdownFile, project: Project) => string[];

/** Commands such as `npm run demo` or `npm test` must be scripts of package.json. */
export const commandsExist: DocumentRule = ({ path, text }, { scripts }) =>
  [...text.matchAll(/\bnpm (?:(?:run )(?:-s )?([\w:-]+)|(start|test)\b)/g)]
    .map(([, named, short]) => (named ?? short) as string)
    .filter((script) => !scripts.has(script))
    .map((script) => `${path}: the script ${script} does not exist`);

/** Relative links must lead to a file or folder. */
export const linksLead: DocumentRule = ({ path, text }, { exists }) =>
  [...text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target as string)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => normalize(join(dirname(path), target)))
    .filter((target) => !exists(target))
    .map((target) => `${path}: the link to ${target} leads nowhere`);

/** Paths in backticks must exist. */
export const pathsExist: DocumentRule = ({ path, text }, { exists }) =>
  codeSpans(text)
    .filter((span) => /^(src|test|docs|bench|migrations)\/[\w./-]+$/.test(span))
    .filter((span) => !exists(span))
    .map((span) => `${path}: ${span} does not exist`);

/** File names in backticks must be the name of some file. */
export const fileNamesExist: DocumentRule = ({ path, text }, { fileNames }) =>
  codeSpans(text)
    .filter((span) => /^\w[\w.-]*\.(ts|mjs|cjs|py|sql|md|json|graphql)$/.test(span))
    .filter((name) => !fileNames.has(name))
    .map((name) => `${path}: there is no file ${name}`);

/** Identifiers in backticks (settings, operations, fields, functions, error codes) must occur in the code. */
export const identifiersExist: DocumentRule = ({ path, text }, { words }) =>
  codeSpans(text)
    .map((span) => span.replace(/[(:].*$/, ""))
    .filter((span) => /^[A-Za-z]\w*$/.test(span) && /_|[a-z][A-Z]/.test(span))
    .filter((name) => !words.has(name))
    .map((name) => `${path}: ${name} does not occur in the code`);

/** Fenced GraphQL must be valid against the schema. */
export const operationsAreValid: DocumentRule = ({ path, text }, { schema }) =>
  [...text.matchAll(/^```graphql\n([\s\S]*?)^```/gm)].flatMap(([, operation]) =>
    validate(schema, parse(operation as string)).map(({ message }) => `${path}: ${message}`),
  );

/** A decision has its number and title, three parts, and at most 250 words. */
export const decisionsAreShort: DocumentRule = ({ path, text }) => {
  const number = Number(path.match(/(\d{4})-[\w-]+\.md$/)?.[1]);
  const words = text.split(/\s+/).filter(Boolean).length;
  const problems = ["Background", "Decision", "Consequence"]
    .filter((part) => !text.includes(`**${part}.**`))
    .map((part) => `${path}: the part ${part} is missing`);
  if (!text.startsWith(`# ${number} · `)) problems.push(`${path}: the title does not start with "# ${number} · "`);
  if (words > 250) problems.push(`${path}: ${words} words; the maximum is 250`);
  return problems;
};

function codeSpans(text: string): string[] {
  // Without blocks, and without the paths of files that a guide creates.
  const prose = text.replace(/^(?:`[^`\n]+`:\n\n)?```[\s\S]*?^```/gm, "");
  return [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span]) => span as string);
}
