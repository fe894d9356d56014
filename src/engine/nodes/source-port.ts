import { COLUMN_NAMES, type ColumnName } from "../series/bar-columns";
import type { InputPort, Port } from "./node-definition";
import type { ParameterSchema } from "./parameters";

/** The series that an indicator is computed of: what is connected, or else the column that the parameter names. */
export const SOURCE_PORT: InputPort = {
  name: "source",
  type: "SERIES",
  required: false,
  fallback: "source",
  description: "Series to compute of; the parameter source names a column while nothing is connected.",
};

/** The parameter behind the port, with the column that stands in by default. */
export function sourceParameter(column: ColumnName): ParameterSchema {
  return {
    type: "string",
    title: "Source",
    description: "Column of the bars to compute of while nothing is connected.",
    enum: COLUMN_NAMES,
    default: column,
  };
}

export const SOURCE_PARAMETER = sourceParameter("close");

/** The only output of most indicators. */
export function valuePort(description: string): Port {
  return { name: "value", type: "SERIES", description };
}
