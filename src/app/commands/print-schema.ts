import "reflect-metadata";
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { lexicographicSortSchema, printSchema } from "graphql";
import { buildSchema } from "../build-schema";

const FILE = resolve(__dirname, "../../../schema.graphql");
const HEADER = "# Generated from the code by npm run fix:schema. Do not edit.";
const printed = `${HEADER}\n\n${printSchema(lexicographicSortSchema(buildSchema()))}\n`;

if (!process.argv.includes("--check")) {
  writeFileSync(FILE, printed);
} else if (readFileSync(FILE, "utf8") !== printed) {
  console.error("schema.graphql does not match the code. Run npm run fix:schema and commit the result.");
  process.exitCode = 1;
}
