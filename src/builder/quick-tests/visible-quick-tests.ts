import { seesAll, type Viewer } from "../../identity";
import type { Condition } from "../../platform/paging/keyset-list";

/** The condition under which a viewer sees a quick test: it is theirs, or they are an ADMIN. */
export function isVisibleQuickTest(viewer: Viewer, alias = "test"): Condition {
  return (bind) => {
    if (seesAll(viewer)) return `not ${alias}.is_deleted`;
    return `not ${alias}.is_deleted and ${alias}.user_id = ${bind(viewer.id)}::uuid`;
  };
}
