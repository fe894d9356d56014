import { seesAll, type Viewer } from "../../identity";
import type { Condition } from "../../platform/paging/keyset-list";

/** Matches strategies and versions, deleted or not, that belong to the viewer; for an ADMIN, all of them. */
export function isAccessibleInstance(viewer: Viewer): Condition {
  return (bind) => (seesAll(viewer) ? "true" : `instance.user_id = ${bind(viewer.id)}::uuid`);
}

/** Matches strategies and versions that the viewer sees. */
export function isVisibleInstance(viewer: Viewer): Condition {
  return (bind) => `not instance.is_deleted and ${isAccessibleInstance(viewer)(bind)}`;
}
