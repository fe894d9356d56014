import { registerEnumType } from "type-graphql";

export enum Severity {
  ERROR = "ERROR",
  WARNING = "WARNING",
  INFO = "INFO",
}

registerEnumType(Severity, {
  name: "Severity",
  description: "Severity of a diagnostic.",
  valuesConfig: {
    ERROR: { description: "The flow or code cannot be used." },
    WARNING: { description: "The flow or code can be used, but probably does not do what was intended." },
    INFO: { description: "Information that needs no action." },
  },
});
