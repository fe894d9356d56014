import type { Context } from "../identity";
import type { Vault } from "./secrets/vault";
import type { ValidatorPool } from "./validation/validator-pool";

/** What the resolvers of this room are handed beyond the common context. */
export interface BuilderContext extends Context {
  /** Seals sensitive parameters of drafts; null where no key is configured. */
  readonly vault: Vault | null;
  /** Proves Python in processes of its own. */
  readonly validators: ValidatorPool;
  /** Aborted when the client is gone. */
  readonly aborted?: AbortSignal;
}
