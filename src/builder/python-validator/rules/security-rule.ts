export interface SecurityRule {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Python code that this rule refuses; the tests run each example. */
  readonly examplesBlocked: readonly string[];
}

/** Makes one rule. */
export const rule = (id: string, title: string, description: string, ...examplesBlocked: string[]): SecurityRule => ({
  id,
  title,
  description,
  examplesBlocked,
});
