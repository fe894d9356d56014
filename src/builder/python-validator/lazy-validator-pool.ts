import { DEFAULT_TIMEOUT_MS, makeValidatorPool, type ValidatorPool, type ValidatorPoolOptions } from "./validator-pool";

/** Returns a pool that starts its processes with the first request: for programs that may never validate anything. */
export function lazyValidatorPool(options: ValidatorPoolOptions): ValidatorPool {
  let pool: ValidatorPool | undefined;
  return {
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    validate(request, caller) {
      pool ??= makeValidatorPool(options);
      return pool.validate(request, caller);
    },
    close: async () => pool?.close(),
  };
}
