import type { Context, Source } from "../identity";
import type { Loaders } from "../platform/loaders";
import type { EvaluationPool } from "./evaluation/evaluation-pool";
import type { ValidatorPool } from "./python-validator/validator-pool";
import type { Cipher } from "./secrets/cipher";

/** What the builder's loaders are made from. */
export interface BuilderSource extends Source {
  /** Identifies the request in access logs. Unique, unlike `requestId`, which a client can choose and repeat. */
  readonly requestKey: string;
}

/** The context of the builder's resolvers: the common one, and what only the builder needs. */
export interface BuilderContext extends Context, BuilderSource {
  readonly loaders: Loaders<BuilderSource>;
  /** Encrypts the sensitive parameters of drafts; null when no key is configured. */
  readonly cipher: Cipher | null;
  /** Evaluates flows on separate threads. */
  readonly evaluations: EvaluationPool;
  /** Validates Python code in separate processes. */
  readonly validators: ValidatorPool;
  /** Aborted when the client disconnects. */
  readonly aborted?: AbortSignal;
}
