const NAME = /^[a-z][a-z0-9_]{0,39}$/;
const NUMBER_TYPES = new Set<unknown>(["integer", "number"]);
const TYPES = new Set<unknown>([...NUMBER_TYPES, "string", "boolean"]);
const BOUNDS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
/** Excludes patterns (which could take exponential time to match), references and nested schemas. */
const KEYWORDS = new Set(["type", "title", "description", "default", "enum", "x-sensitive", ...BOUNDS]);
const MAX_TEXT_LENGTH = 500;
const NAME_PROBLEM =
  "The name must start with a lower-case letter and have at most 40 lower-case letters, digits and underscores.";

/** Validates the JSON Schema of a parameter from a user, except for the value of its default; returns all problems. */
export function validateParameterSchema(name: string, schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return ["The schema must be an object."];
  const keywords: Readonly<Record<string, unknown>> = { ...schema };
  const isNumber = NUMBER_TYPES.has(keywords.type);
  return [
    ...(NAME.test(name) ? [] : [NAME_PROBLEM]),
    ...(TYPES.has(keywords.type) ? [] : ["The type must be integer, number, string or boolean."]),
    ...Object.keys(keywords)
      .filter((word) => !KEYWORDS.has(word))
      .map((word) => `The keyword "${word.slice(0, 40)}" is not supported.`),
    ...validateChoices(keywords),
    ...BOUNDS.filter((bound) => keywords[bound] !== undefined).flatMap((bound) => {
      if (!isNumber) return [`The keyword ${bound} is only allowed for numbers.`];
      return Number.isFinite(keywords[bound]) ? [] : [`The keyword ${bound} must be a number.`];
    }),
    ...["title", "description"]
      .filter((text) => keywords[text] !== undefined && !isShortText(keywords[text]))
      .map((text) => `The ${text} must be a string of at most ${MAX_TEXT_LENGTH} characters.`),
    ...(["undefined", "boolean"].includes(typeof keywords["x-sensitive"])
      ? []
      : ["The keyword x-sensitive must be true or false."]),
    ...(keywords.default === undefined ? ["A default is required."] : []),
  ];
}

function validateChoices({ type, enum: choices }: Readonly<Record<string, unknown>>): string[] {
  if (type !== "string") return choices === undefined ? [] : ["Only strings can have an enum."];
  const areStrings = Array.isArray(choices) && choices.length > 0 && choices.every((each) => typeof each === "string");
  if (!areStrings) return ["A string must have an enum with its allowed values."];
  return new Set(choices).size === choices.length ? [] : ["The enum must not contain duplicates."];
}

function isShortText(value: unknown): boolean {
  return typeof value === "string" && value.length <= MAX_TEXT_LENGTH;
}
