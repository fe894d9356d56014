import { registerEnumType } from "type-graphql";

export enum Severity {
  ERROR = "ERROR",
  WARNING = "WARNING",
  INFO = "INFO",
}

registerEnumType(Severity, {
  name: "Severity",
  description: "How much a diagnostic matters.",
  valuesConfig: {
    ERROR: { description: "What was checked cannot be used as it is." },
    WARNING: { description: "It works, but probably not as meant." },
    INFO: { description: "Worth knowing." },
  },
});
