import type { ParameterSchema } from "../nodes/parameters";

/** Schema of a positive multiple of a distance. */
export function multipleParameter(multiple: number, of: string): ParameterSchema {
  return {
    type: "number",
    title: "Multiplier",
    description: `Multiple of ${of}.`,
    exclusiveMinimum: 0,
    maximum: 100,
    default: multiple,
  };
}
