import type { EntityManager } from "typeorm";
import type { PriceProvider } from "../../price-provider";
import type { OnboardingPhase } from "../queue/onboarding-phase.enum";

/** What a phase works with. `signal` fires when the job is lost. */
export interface PhaseTools {
  readonly db: EntityManager;
  readonly provider: PriceProvider;
  readonly signal: AbortSignal;
}

/** One step of making a symbol known; doing it again changes nothing. Gives what it left out, in sentences. */
export type PhaseWork = (tools: PhaseTools, symbol: string) => Promise<readonly string[]>;

/** The phases that do work, in their order: what a later one refers to, an earlier one has written. */
export type OnboardingPhases = readonly { readonly phase: OnboardingPhase; readonly work: PhaseWork }[];
