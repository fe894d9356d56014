import type { ParameterSchema } from "../../nodes/parameters";

export const DDOF_PARAMETER: ParameterSchema = {
  type: "integer",
  title: "Degrees of freedom taken",
  description: "0 for the variation of the window itself, 1 to estimate that of what it is a sample of.",
  minimum: 0,
  maximum: 1,
  default: 0,
};
