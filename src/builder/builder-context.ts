import type { Context } from "../identity";
import type { ValidatorPool } from "./python-validator/validator-pool";
import type { Cipher } from "./secrets/cipher";

/** What the resolvers of this room are handed beyond the common context. */
export interface BuilderContext extends Context {
  /** Seals sensitive parameters of drafts; null where no key is configured. */
  readonly cipher: Cipher | null;
  /** Proves Python in processes of its own. */
  readonly validators: ValidatorPool;
  /** Aborted when the client is gone. */
  readonly aborted?: AbortSignal;
}
