import type { ValidatorPool } from "../../python-validator/validator-pool";
import { SharedAbortSignal } from "./shared-abort-signal";
import type { StoredGeneration } from "./store-generation";

interface Generation {
  readonly stored: Promise<StoredGeneration>;
  readonly abort: SharedAbortSignal;
}

/** The generations in progress, by key. */
const inProgress = new WeakMap<ValidatorPool, Map<string, Generation>>();

/**
 * Joins the generation in progress under `key`, or starts one, so that concurrent calls validate the same code once.
 * The signal passed to `start` is aborted when all callers have aborted.
 */
export function shareGeneration(
  validators: ValidatorPool,
  key: string,
  aborted: AbortSignal | undefined,
  start: (signal: AbortSignal) => Promise<StoredGeneration>,
): { readonly stored: Promise<StoredGeneration>; readonly isJoined: boolean } {
  const generations = inProgress.get(validators) ?? new Map<string, Generation>();
  inProgress.set(validators, generations);
  const other = generations.get(key);
  if (other !== undefined) {
    other.abort.join(aborted);
    return { stored: other.stored, isJoined: true };
  }
  const abort = new SharedAbortSignal();
  const remove = () => generations.get(key) === generation && generations.delete(key);
  const generation: Generation = { stored: start(abort.signal).finally(remove), abort };
  generations.set(key, generation);
  // No other caller may join a cancelled generation.
  abort.signal.addEventListener("abort", remove);
  abort.join(aborted);
  return { stored: generation.stored, isJoined: false };
}
