export type ParameterValue = number | string | boolean | null | readonly ParameterValue[];

/** Parameters of a node by their snake_case names. */
export type Parameters = Readonly<Record<string, ParameterValue>>;

interface Described {
  readonly title: string;
  readonly description: string;
}

interface NumberSchema extends Described {
  readonly type: "integer" | "number";
  readonly default: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

interface StringSchema extends Described {
  readonly type: "string";
  readonly default: string;
  readonly enum: readonly string[];
}

/** A string of a given format, such as a date. */
interface PatternSchema extends Described {
  readonly type: "string";
  readonly default: string;
  readonly pattern: string;
  readonly maxLength: number;
}

interface BooleanSchema extends Described {
  readonly type: "boolean";
  readonly default: boolean;
}

interface NumberListSchema extends Described {
  readonly type: "array";
  readonly items: { readonly type: "integer" | "number"; readonly minimum?: number; readonly maximum?: number };
  readonly minItems: number;
  readonly maxItems: number;
  readonly default: readonly number[];
}

/** JSON Schema of a parameter. It always has a title, a description that states the unit, and a default. */
export type ParameterSchema = NumberSchema | StringSchema | PatternSchema | BooleanSchema | NumberListSchema;
export type ParameterSchemas = Readonly<Record<string, ParameterSchema>>;

/** A constraint that involves several parameters, each of which may be valid by itself. */
export interface ParameterRule {
  /** Parameters that the rule involves; its problem is reported for the first. */
  readonly parameters: readonly string[];
  holds(params: Parameters): boolean;
  readonly message: string;
}

/** @throws TypeError if the parameters were not validated: a bug of the caller, not a mistake of the user. */
export function numberOf(params: Parameters, name: string): number {
  const value = params[name];
  if (typeof value !== "number") throw new TypeError(`Parameter ${name} is not a number but ${JSON.stringify(value)}`);
  return value;
}

/** @throws TypeError if the parameters were not validated. */
export function stringOf(params: Parameters, name: string): string {
  const value = params[name];
  if (typeof value !== "string") throw new TypeError(`Parameter ${name} is not a string but ${JSON.stringify(value)}`);
  return value;
}

/** @throws TypeError if the parameters were not validated. */
export function booleanOf(params: Parameters, name: string): boolean {
  const value = params[name];
  if (typeof value !== "boolean")
    throw new TypeError(`Parameter ${name} is not a boolean but ${JSON.stringify(value)}`);
  return value;
}

/** @throws TypeError if the parameters were not validated. */
export function numbersOf(params: Parameters, name: string): readonly number[] {
  const value = params[name];
  if (!Array.isArray(value) || !value.every((item) => typeof item === "number"))
    throw new TypeError(`Parameter ${name} is not a list of numbers but ${JSON.stringify(value)}`);
  return value;
}
