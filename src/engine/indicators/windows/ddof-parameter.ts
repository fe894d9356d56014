import type { ParameterSchema } from "../../nodes/parameters";

export const DDOF_PARAMETER: ParameterSchema = {
  type: "integer",
  title: "Delta degrees of freedom",
  description: "0 for the population variance or deviation, 1 for the sample one (divisor: period - ddof).",
  minimum: 0,
  maximum: 1,
  default: 0,
};
