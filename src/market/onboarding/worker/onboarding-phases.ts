import type { EntityManager } from "typeorm";
import type { PriceProvider } from "../../price-provider";
import type { OnboardingPhase } from "../queue/onboarding-phase.enum";

/** What a phase needs. `signal` is aborted when the lease is lost or the phase times out. */
export interface PhaseTools {
  readonly db: EntityManager;
  readonly provider: PriceProvider;
  readonly signal: AbortSignal;
}

/** The idempotent work of one phase. Returns what it skipped, one sentence each. */
export type PhaseWork = (tools: PhaseTools, symbol: string) => Promise<readonly string[]>;

/** The phases in their order: later ones depend on what earlier ones have written. */
export type OnboardingPhases = readonly { readonly phase: OnboardingPhase; readonly work: PhaseWork }[];
