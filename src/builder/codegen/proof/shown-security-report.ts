import { securityRules } from "../../validation/security-rules";
import { SecurityReport } from "./security-report.type";

/** Longer examples, such as a module over the limit of length, are shown by their beginning. */
const LONGEST_EXAMPLE = 200;

export function shownSecurityReport(): SecurityReport {
  const rules = securityRules.map((rule) => ({ ...rule, examplesBlocked: rule.examplesBlocked.map(shownExample) }));
  return Object.assign(new SecurityReport(), { rules });
}

function shownExample(example: string): string {
  if (example.length <= LONGEST_EXAMPLE) return example;
  return `${example.slice(0, LONGEST_EXAMPLE)}… (${example.length} characters)`;
}
