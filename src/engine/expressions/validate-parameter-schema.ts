const NAME = /^[a-z][a-z0-9_]{0,39}$/;
const NUMBERS = new Set<unknown>(["integer", "number"]);
const TYPES = new Set<unknown>([...NUMBERS, "string", "boolean"]);
const BOUNDS = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
/** Without patterns (a user's could take for ever to match), references and nested schemas. */
const WORDS = new Set(["type", "title", "description", "default", "enum", "x-sensitive", ...BOUNDS]);
const MAX_TEXT_LENGTH = 500;

/** What is wrong with the schema of a user's own parameter, which comes as any JSON, but for the value of its default. */
export function validateParameterSchema(name: string, schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null || Array.isArray(schema)) return ["It must be an object."];
  const given: Readonly<Record<string, unknown>> = { ...schema };
  const isNumber = NUMBERS.has(given.type);
  return [
    ...(NAME.test(name) ? [] : ["A parameter is called by small letters, digits and underscores, at most 40."]),
    ...(TYPES.has(given.type) ? [] : ["Its type must be integer, number, string or boolean."]),
    ...Object.keys(given)
      .filter((word) => !WORDS.has(word))
      .map((word) => `"${word.slice(0, 40)}" is not understood here.`),
    ...validateChoices(given),
    ...BOUNDS.filter((bound) => given[bound] !== undefined).flatMap((bound) => {
      if (!isNumber) return [`Its ${bound} is for a number only.`];
      return Number.isFinite(given[bound]) ? [] : [`Its ${bound} must be a number.`];
    }),
    ...["title", "description"]
      .filter((text) => given[text] !== undefined && !isShortText(given[text]))
      .map((text) => `Its ${text} must be a text of at most ${MAX_TEXT_LENGTH} characters.`),
    ...(["undefined", "boolean"].includes(typeof given["x-sensitive"])
      ? []
      : ["Its x-sensitive must be true or false."]),
    ...(given.default === undefined ? ["It needs a default."] : []),
  ];
}

function validateChoices({ type, enum: choices }: Readonly<Record<string, unknown>>): string[] {
  if (type !== "string") return choices === undefined ? [] : ["Only a string may have an enum."];
  const areTexts = Array.isArray(choices) && choices.length > 0 && choices.every((each) => typeof each === "string");
  if (!areTexts) return ["A string must have an enum of texts to choose from."];
  return new Set(choices).size === choices.length ? [] : ["The texts of its enum must differ."];
}

function isShortText(value: unknown): boolean {
  return typeof value === "string" && value.length <= MAX_TEXT_LENGTH;
}
