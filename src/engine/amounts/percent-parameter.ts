import type { ParameterSchema } from "../nodes/parameters";

/** Schema of a positive percentage: 5 is 5 %. */
export function percentParameter(percent: number, title: string, of: string, maximum = 100): ParameterSchema {
  return {
    type: "number",
    title,
    description: `${title} in percent of ${of}: 5 is 5 %.`,
    exclusiveMinimum: 0,
    maximum,
    default: percent,
  };
}
