import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import type { Connection } from "../../../platform/paging/connection.type";
import { keysetPage } from "../../../platform/paging/keyset-page";
import type { PageArgs } from "../../../platform/paging/page-args.type";
import { isUuid } from "../../../platform/uuid";
import { BuilderSession } from "./builder-session.entity";
import type { BuilderSessionFilter } from "./builder-session-filter.input";

/** Returns a page of the viewer's sessions, last saved first, and logs them as read in the same statement. */
export function listBuilderSessions(
  db: EntityManager,
  viewer: Viewer,
  filter: BuilderSessionFilter | null | undefined,
  page: PageArgs,
): Promise<Connection<BuilderSession>> {
  const { isActive, instanceId } = filter ?? {};
  return keysetPage(
    db,
    {
      name: "listBuilderSessions",
      entity: BuilderSession,
      alias: "session",
      where: [
        (bind) => `session.user_id = ${bind(viewer.id)}::uuid`,
        isActive != null && ((bind) => `session.is_active = ${bind(isActive)}::boolean`),
        instanceId != null &&
          ((bind) => (isUuid(instanceId) ? `session.instance_id = ${bind(instanceId)}::uuid` : "false")),
      ],
      order: {
        name: "sessions:LAST_ACTIVITY_AT:DESC",
        direction: "DESC",
        keys: [
          { expression: "session.last_activity_at", type: "timestamptz" },
          { expression: "session.id", type: "uuid" },
        ],
      },
    },
    page,
    (statement, size, bind) =>
      `with seen as (
         ${statement}
       ),
       logged as (
         insert into builder.builder_session_accesses (session_id, user_id, action, revision)
         select id, ${bind(viewer.id)}::uuid, 'READ', revision
         from (select * from seen order by last_activity_at desc, id desc limit ${size}) as shown
       )
       select * from seen order by last_activity_at desc, id desc`,
  );
}
