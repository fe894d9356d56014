import type { LogicFlow } from "../logic-flow";

/** A strategy template: a complete flow to use as it is or as a starting point. */
export interface StrategyTemplateDefinition {
  /** Never changes, because strategies made from the template refer to it. */
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly category: "TREND_FOLLOWING" | "OSCILLATION" | "MULTI_FACTOR";
  readonly flow: LogicFlow;
}
