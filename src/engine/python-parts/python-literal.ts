import type { ParameterValue } from "../nodes/parameters";

const ESCAPES: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A value as a Python literal. For any string, the result is a single string literal, ASCII only and on one line. */
export function pythonLiteral(value: ParameterValue): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (typeof value === "number")
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? `${value}` : pythonFloat(value);
  if (typeof value === "string") return `"${value.replace(/[^ !#-[\]-~]/gu, escapeCharacter)}"`;
  return `[${value.map(pythonLiteral).join(", ")}]`;
}

/** A number as a Python float literal with exactly the same value. */
export function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} cannot be written as a Python literal`);
  const text = Object.is(value, -0) ? "-0" : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function escapeCharacter(character: string): string {
  const known = ESCAPES[character];
  if (known) return known;
  const codePoint = character.codePointAt(0)!;
  const hex = codePoint.toString(16);
  return codePoint > 0xffff ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}
