import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  buildSchema,
  type GraphQLNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { readTree } from "../architecture/source-tree";

/** Phrases that are not idiomatic technical English; what to write instead. */
const BANNED: readonly (readonly [phrase: RegExp, instead: string])[] = [
  [/\b(?:are|is) the most\b/i, "the maximum is …"],
  [/\bone's own\b/i, "your own, the user's own"],
  [/\banew\b/i, "again"],
  [/(?:^|\. )Gives?\b/, "Returns"],
  [/(?<!\b[Tt]here )\bis no (?!longer\b|more than\b)[a-z]/, "is not a …"],
  [/\b(?:is|are) no more\b(?! than)/i, "no longer"],
  [/\bby now\b|\bmeanwhile\b/i, "nothing, or when it happens"],
  [/\bhand(?:s|ed)? (?:out|on)\b/i, "return, issue, enqueue"],
  [/\bmade-up\b/i, "synthetic"],
  [/\bso many\b|\bso much\b/i, "the number"],
  [/\bof one's\b|\btell(?:s)? apart\b/i, "distinguish"],
  [/\b(?:is|are|was|were) told\b/i, "is reported"],
  [/\bseal(?:s|ed)?\b|\bvault\b/i, "encrypt"],
  [/\bunsound\b|\bloose (?:edge|parameter)/i, "malformed, dangling"],
  [/\btickets?\b/i, "wake-up job"],
  [/\brescal(?:e|ed|ing)\b/i, "back-adjust"],
];

function breaches(text: string): string[] {
  return BANNED.filter(([phrase]) => phrase.test(text)).map(([phrase, instead]) => `${phrase} -> ${instead}: ${text}`);
}

const schema = buildSchema(readFileSync(join(__dirname, "../../schema.graphql"), "utf8"));

function descriptionsOf(type: GraphQLNamedType): string[] {
  const own = [type.description ?? ""];
  if (isEnumType(type)) return [...own, ...type.getValues().map(({ description }) => description ?? "")];
  if (!isObjectType(type) && !isInputObjectType(type) && !isInterfaceType(type)) return own;
  const fields = Object.values(type.getFields());
  const arguments_ = fields.flatMap((field) => ("args" in field ? [...field.args] : []));
  return [...own, ...[...fields, ...arguments_].map(({ description }) => description ?? "")];
}

/** The sentences in a file's string literals: at least two words, so no keys, names or SQL. */
function messagesOf(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  return [...code.matchAll(/"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)]
    .map(([, quoted, template]) => quoted ?? template ?? "")
    .filter(
      (message) => /[a-z] [a-z]/i.test(message) && !/^\s*(?:select|insert|update|delete|with|create)\b/.test(message),
    );
}

test("descriptions of the schema are in plain words", () => {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));
  expect(types.flatMap(descriptionsOf).flatMap(breaches)).toEqual([]);
});

test("messages, log lines and settings are in plain words", () => {
  const files = readTree("src").flatMap(({ path, text }) =>
    messagesOf(text)
      .flatMap(breaches)
      .map((breach) => `${path}: ${breach}`),
  );
  expect(files).toEqual([]);
});

test.each([
  "The label has 201 characters; 200 are the most.",
  "A name of one's own.",
  "Gives the page.",
  "This is no date.",
  "The value is sealed.",
])("%s is noticed", (text) => {
  expect(breaches(text)).not.toEqual([]);
});

test("plain sentences are not", () => {
  const plain = ["There is no run 5 that you can see.", "The run is no longer running.", "The maximum is 200."];
  expect(plain.flatMap(breaches)).toEqual([]);
});
