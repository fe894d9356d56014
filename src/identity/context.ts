import type { EntityManager } from "typeorm";
import type { Loaders } from "../platform/loaders";
import type { Quotas } from "../platform/quotas/quotas";
import type { Viewer } from "./viewer";

/** What a loader needs: the database, and the viewer whose rows it may return. */
export interface Source {
  readonly db: EntityManager;
  readonly viewer: Viewer;
}

/** The GraphQL context of a request. Rooms that need more extend it; the server fills it in. */
export interface Context extends Source {
  readonly loaders: Loaders<Source>;
  /** Maximum numbers of rows of the viewer; null for SERVICE and ADMIN. */
  readonly quotas: Quotas | null;
  /** The current time; tests replace it. */
  readonly now: () => Date;
  /** Included in the response, in every log line of the request and in masked errors. */
  readonly requestId: string;
}
