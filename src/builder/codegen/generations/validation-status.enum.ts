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
  description: "Result of the validation of Python code.",
  valuesConfig: {
    PENDING: {
      description:
        "Not validated yet, or not to the end: generated code that takes longer than the time limit stays PENDING, with the rule `too-slow-to-prove` in `runtimeErrors`.",
    },
    VALID: {
      description:
        "No syntax errors, no broken security rule, no error in the dry run; generated code also returned the signals of its flow.",
    },
    SYNTAX_ERROR: { description: "The code has syntax errors." },
    SECURITY_ERROR: { description: "The code breaks a security rule; it was not run." },
    RUNTIME_ERROR: {
      description:
        "The code failed or exceeded a limit when it was checked or run, or returned other signals than its flow.",
    },
  },
});
