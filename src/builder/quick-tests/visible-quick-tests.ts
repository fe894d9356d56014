import { seesAll, type Viewer } from "../../identity";
import type { Condition } from "../../platform/paging/keyset-list";

/** Matches quick tests that the viewer sees: their own; for an ADMIN, all. */
export function isVisibleQuickTest(viewer: Viewer, alias = "test"): Condition {
  return (bind) => {
    if (seesAll(viewer)) return `not ${alias}.is_deleted`;
    return `not ${alias}.is_deleted and ${alias}.user_id = ${bind(viewer.id)}::uuid`;
  };
}
