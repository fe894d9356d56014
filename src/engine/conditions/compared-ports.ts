import type { InputPort } from "../nodes/node-definition";
import type { ParameterSchema } from "../nodes/parameters";

/** Two series to compare, or one with a constant line. */
export const COMPARED_PORTS: readonly InputPort[] = [
  { name: "a", type: "SERIES", required: true, description: "Series that is compared." },
  {
    name: "b",
    type: "SERIES",
    required: false,
    fallback: "value",
    description: "Series to compare with; the parameter value while nothing is connected.",
  },
];

export const VALUE_PARAMETER: ParameterSchema = {
  type: "number",
  title: "Value",
  description: "Number to compare with while nothing is connected to b, in the unit of a.",
  default: 0,
};
