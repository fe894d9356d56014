import type { SymbolProfile } from "../../price-provider";
import { refreshFactors } from "../../refresh/refresh-factors";
import { refreshMetrics } from "../../refresh/refresh-metrics";
import { updatePrices } from "../../refresh/update-prices";
import { registerSymbols } from "../../symbols/register-symbols";
import { OnboardingPhase } from "../queue/onboarding-phase.enum";
import type { OnboardingPhases, PhaseWork } from "./onboarding-phases";

/**
 * Creates the phases of one attempt. The first phase passes the symbol's profile to the later ones, so each attempt
 * needs new phases and starts with the first.
 */
export function symbolPhases(): OnboardingPhases {
  let profile: SymbolProfile | null = null;
  const fetchPrices: PhaseWork = async ({ db, provider, signal }, symbol) => {
    const fetched = await updatePrices(db, provider, symbol, signal, { isOnboarding: true });
    profile = fetched.profile;
    return fetched.warnings;
  };
  const register: PhaseWork = async ({ db }, symbol) => {
    await registerSymbols(db, [symbol], "onboarding", profile);
    return [];
  };
  const calculateMetrics: PhaseWork = async ({ db }, symbol) => {
    const name = profile?.companyName;
    await refreshMetrics(db, [symbol], name == null ? new Map() : new Map([[symbol, name]]));
    return [];
  };
  return [
    { phase: OnboardingPhase.PRICES, work: fetchPrices },
    { phase: OnboardingPhase.UNIVERSE, work: register },
    { phase: OnboardingPhase.FACTORS, work: calculateFactors },
    { phase: OnboardingPhase.METRICS, work: calculateMetrics },
  ];
}

const calculateFactors: PhaseWork = async ({ db }, symbol) => {
  const skipped = (await refreshFactors(db, [symbol])).get(symbol) ?? [];
  return skipped.map(({ factorName, reason }) => `${factorName}: ${reason}`);
};
