import { registerEnumType } from "type-graphql";

export enum ValidationStatus {
  PENDING = "PENDING",
  VALID = "VALID",
  SYNTAX_ERROR = "SYNTAX_ERROR",
  SECURITY_ERROR = "SECURITY_ERROR",
  RUNTIME_ERROR = "RUNTIME_ERROR",
}

registerEnumType(ValidationStatus, {
  name: "ValidationStatus",
  description: "What the validation of generated code has found.",
  valuesConfig: {
    PENDING: { description: "Not validated yet." },
    VALID: { description: "It parses, uses only what it may, and gives the flow's own signals." },
    SYNTAX_ERROR: { description: "It does not parse." },
    SECURITY_ERROR: { description: "It uses something that it may not; it was not run." },
    RUNTIME_ERROR: {
      description: "It failed or took too long when it was read or run, or gave other signals than the flow.",
    },
  },
});
