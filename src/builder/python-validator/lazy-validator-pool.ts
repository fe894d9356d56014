import { makeValidatorPool, type ValidatorPool, type ValidatorPoolOptions } from "./validator-pool";

/** A pool whose processes are started by the first request: for those who may never validate anything. */
export function lazyValidatorPool(options: ValidatorPoolOptions): ValidatorPool {
  let pool: ValidatorPool | undefined;
  return {
    validate(request, caller) {
      pool ??= makeValidatorPool(options);
      return pool.validate(request, caller);
    },
    close: async () => pool?.close(),
  };
}
