import { seesAll, type Viewer } from "../../../identity";
import type { Condition } from "../../../platform/paging/keyset-list";

/** Matches sessions that the viewer sees: their own; for an ADMIN, all. */
export function isVisibleSession(viewer: Viewer): Condition {
  return (bind) => (seesAll(viewer) ? "true" : `session.user_id = ${bind(viewer.id)}::uuid`);
}
