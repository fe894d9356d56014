import type { Context } from "../identity";
import type { ValidatorPool } from "./python-validator/validator-pool";
import type { Cipher } from "./secrets/cipher";

/** The context of the builder's resolvers: the common one, and what only the builder needs. */
export interface BuilderContext extends Context {
  /** Encrypts the sensitive parameters of drafts; null when no key is configured. */
  readonly cipher: Cipher | null;
  /** Validates Python code in separate processes. */
  readonly validators: ValidatorPool;
  /** Aborted when the client disconnects. */
  readonly aborted?: AbortSignal;
}
