import { seesAll, type Viewer } from "../../identity";
import type { Condition } from "../../platform/paging/keyset-list";

/** The condition under which a viewer sees a template: it is the system's or theirs, or they are an ADMIN. */
export function isVisibleTemplate(viewer: Viewer, alias = "template"): Condition {
  return (bind) => {
    if (seesAll(viewer)) return `not ${alias}.is_deleted`;
    return `not ${alias}.is_deleted and (${alias}.is_system_template or ${alias}.user_id = ${bind(viewer.id)}::uuid)`;
  };
}
