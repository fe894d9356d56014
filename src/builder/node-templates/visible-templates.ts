import { seesAll, type Viewer } from "../../identity";
import type { Condition } from "../../platform/paging/keyset-list";

/** Matches templates that the viewer sees: those of the system and their own; for an ADMIN, all. */
export function isVisibleTemplate(viewer: Viewer, alias = "template"): Condition {
  return (bind) => {
    if (seesAll(viewer)) return `not ${alias}.is_deleted`;
    return `not ${alias}.is_deleted and (${alias}.is_system_template or ${alias}.user_id = ${bind(viewer.id)}::uuid)`;
  };
}
