import type { ParameterSchema } from "../nodes/parameters";

export const MAX_POSITIONS_PARAMETER: ParameterSchema = {
  type: "integer",
  title: "Maximum positions",
  description: "Maximum number of open positions.",
  minimum: 1,
  maximum: 1000,
  default: 10,
};
