import type { ParameterSchema } from "../nodes/parameters";

export const MAX_POSITIONS_PARAMETER: ParameterSchema = {
  type: "integer",
  title: "Max positions",
  description: "Greatest number of positions that are open at a time.",
  minimum: 1,
  maximum: 1000,
  default: 10,
};
