import type { EntityManager } from "typeorm";
import type { Loaders } from "../platform/loaders";
import type { Viewer } from "./viewer";

/** What a loader is made from. */
export interface Source {
  readonly db: EntityManager;
  readonly viewer: Viewer;
}

/** What a resolver is handed with each request. A room that needs more extends it; the roof fills it in. */
export interface Context extends Source {
  readonly loaders: Loaders<Source>;
  /** The clock; tests set their own. */
  readonly now: () => Date;
  /** Stands in the response, in every log line of the request and in a masked error. */
  readonly requestId: string;
}
