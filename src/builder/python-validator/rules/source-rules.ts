import { rule, type SecurityRule } from "./security-rule";

/** Rules for the text and the size of the code. */
export const SOURCE_RULES: readonly SecurityRule[] = [
  rule("source-size", "Source size", "The code must not exceed 512 KiB.", `# ${"x".repeat(512 * 1024)}`),
  rule(
    "null-byte",
    "Null bytes",
    "Null bytes are not allowed: some readers end the text there. The API refuses them before validation.",
    "x = 1\0",
  ),
  rule(
    "lone-surrogate",
    "Lone surrogates",
    "Half of a surrogate pair is not a character. The API refuses it before validation.",
    'x = "\ud800"',
  ),
  rule(
    "bidi-character",
    "Bidirectional text",
    "Direction marks are not allowed: they display code in another order than it runs.",
    "x = 1 # \u202e",
  ),
  rule(
    "control-character",
    "Invisible characters",
    "Control, format, private-use and blank characters are not allowed: they can hide code.",
    "x = 1\u200b",
    "x = 1\f",
    "x = '\u3164'",
  ),
  rule(
    "encoding-declaration",
    "Encoding declarations",
    "The encoding must be UTF-8: another one can hide code.",
    "# coding: utf-7",
  ),
  rule(
    "node-count",
    "Number of nodes",
    "The code must not exceed 100,000 syntax nodes.",
    `x = [${"1, ".repeat(120_000)}]`,
  ),
  rule(
    "nesting-depth",
    "Nesting depth",
    "The code must not be nested deeper than 100 levels.",
    `x = ${"(".repeat(5000)}1${")".repeat(5000)}`,
    `x = ${"-".repeat(5000)}1`,
    `x = 1${" + 1".repeat(5000)}`,
  ),
];
