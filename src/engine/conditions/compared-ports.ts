import type { InputPort } from "../nodes/node-definition";
import type { ParameterSchema } from "../nodes/parameters";

/** Two series to compare, or a series and a constant. */
export const COMPARED_PORTS: readonly InputPort[] = [
  { name: "a", type: "SERIES", required: true, description: "Series to compare." },
  {
    name: "b",
    type: "SERIES",
    required: false,
    fallback: "value",
    description: "Series to compare a with. Defaults to the parameter value when not connected.",
  },
];

export const VALUE_PARAMETER: ParameterSchema = {
  type: "number",
  title: "Value",
  description: "Constant to compare a with while b is not connected, in the unit of a.",
  default: 0,
};
