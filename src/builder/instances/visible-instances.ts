import { seesAll, type Viewer } from "../../identity";
import type { Condition } from "../../platform/paging/keyset-list";

/** The condition under which a strategy, deleted or not, is the viewer's to see: it is theirs, or they are an ADMIN. */
export function isOwnInstance(viewer: Viewer): Condition {
  return (bind) => (seesAll(viewer) ? "true" : `instance.user_id = ${bind(viewer.id)}::uuid`);
}

/** The condition under which a viewer sees a strategy or a version of one. */
export function isVisibleInstance(viewer: Viewer): Condition {
  return (bind) => `not instance.is_deleted and ${isOwnInstance(viewer)(bind)}`;
}
