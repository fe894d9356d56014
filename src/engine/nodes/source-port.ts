import { COLUMN_NAMES, type ColumnName } from "../series/bar-columns";
import type { InputPort, Port } from "./node-definition";
import type { ParameterSchema } from "./parameters";

/** Input series of an indicator; the column named by the parameter if not connected. */
export const SOURCE_PORT: InputPort = {
  name: "source",
  type: "SERIES",
  required: false,
  fallback: "source",
  description: "Input series. Defaults to the column selected by the parameter source when not connected.",
};

/** Parameter of the source port, with the column to use by default. */
export function sourceParameter(column: ColumnName): ParameterSchema {
  return {
    type: "string",
    title: "Source",
    description: "Price column to use while the port source is not connected.",
    enum: COLUMN_NAMES,
    default: column,
  };
}

export const SOURCE_PARAMETER = sourceParameter("close");

/** Output port of an indicator with a single output. */
export function valuePort(description: string): Port {
  return { name: "value", type: "SERIES", description };
}
