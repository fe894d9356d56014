import { SECURITY_RULES } from "../../python-validator/security-rules";
import { SecurityReport } from "./security-report.type";

/** Longer examples, such as a module over the limit of length, are shown by their beginning. */
const MAX_EXAMPLE_LENGTH = 200;

export function securityReport(): SecurityReport {
  const rules = SECURITY_RULES.map((rule) => ({ ...rule, examplesBlocked: rule.examplesBlocked.map(shownExample) }));
  return Object.assign(new SecurityReport(), { rules });
}

function shownExample(example: string): string {
  if (example.length <= MAX_EXAMPLE_LENGTH) return example;
  return `${example.slice(0, MAX_EXAMPLE_LENGTH)}… (${example.length} characters)`;
}
