import type { LogicFlow } from "../logic-flow";

/** A strategy that is ready to be used as it is or to start from. */
export interface StrategyTemplateDefinition {
  /** Stays for ever: what was made from it points here. */
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly category: "TREND_FOLLOWING" | "OSCILLATION" | "MULTI_FACTOR";
  readonly flow: LogicFlow;
}
