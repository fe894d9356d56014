import type { ParameterSchema } from "../nodes/parameters";

/** Schema of a multiple of a distance, above 0. */
export function multipleParameter(multiple: number, of: string): ParameterSchema {
  return {
    type: "number",
    title: "Multiple",
    description: `Multiple of ${of}.`,
    exclusiveMinimum: 0,
    maximum: 100,
    default: multiple,
  };
}
