import { seesAll, type Viewer } from "../../../identity";
import type { Condition } from "../../../platform/paging/keyset-list";

/** The condition under which a viewer sees a session: it is theirs, or they are an ADMIN. */
export function isVisibleSession(viewer: Viewer): Condition {
  return (bind) => (seesAll(viewer) ? "true" : `session.user_id = ${bind(viewer.id)}::uuid`);
}
