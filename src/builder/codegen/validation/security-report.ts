import { SECURITY_RULES } from "../../python-validator/rules/security-rules";
import { SecurityReport } from "./security-report.type";

/** Longer examples, such as a module over the size limit, are cut. */
const MAX_EXAMPLE_LENGTH = 200;

/** Returns the enforced rules as the API shows them. */
export function securityReport(): SecurityReport {
  const rules = SECURITY_RULES.map((rule) => ({ ...rule, examplesBlocked: rule.examplesBlocked.map(cutExample) }));
  return Object.assign(new SecurityReport(), { rules });
}

function cutExample(example: string): string {
  if (example.length <= MAX_EXAMPLE_LENGTH) return example;
  return `${example.slice(0, MAX_EXAMPLE_LENGTH)}… (${example.length} characters)`;
}
