import type { EntityManager } from "typeorm";
import type { Connection } from "../../../platform/paging/connection.type";
import type { Bind, Condition, KeysetOrder } from "../../../platform/paging/keyset-list";
import { keysetPage } from "../../../platform/paging/keyset-page";
import type { PageArgs } from "../../../platform/paging/page-args.type";
import { isUuid } from "../../../platform/uuid";
import { BuilderSession } from "./builder-session.entity";
import type { BuilderSessionFilter } from "./builder-session-filter.input";
import { logReads } from "./log-reads";
import type { SessionReader } from "./read-sessions";

const LAST_SAVED_FIRST: KeysetOrder = {
  name: "sessions:LAST_ACTIVITY_AT:DESC",
  direction: "DESC",
  keys: [
    { expression: "session.last_activity_at", type: "timestamptz" },
    { expression: "session.id", type: "uuid" },
  ],
};

/** Returns a page of the viewer's sessions, last saved first, and logs them as read in the same statement. */
export function listBuilderSessions(
  db: EntityManager,
  { viewer, requestKey }: SessionReader,
  filter: BuilderSessionFilter | null | undefined,
  page: PageArgs,
): Promise<Connection<BuilderSession>> {
  const isOwn: Condition = (bind) => `session.user_id = ${bind(viewer.id)}::uuid`;
  const where = [isOwn, ...conditionsOf(filter ?? {})];
  const list = {
    name: "listBuilderSessions",
    entity: BuilderSession,
    alias: "session",
    where,
    order: LAST_SAVED_FIRST,
  };
  // The statement reads one session more than the page shows; that one is not logged.
  const logged = (statement: string, size: number, bind: Bind) =>
    `with seen as (
       ${statement}
     ),
     shown as (
       select * from seen order by last_activity_at desc, id desc limit ${size}
     ),
     logged as (
       ${logReads("shown", bind(viewer.id), bind(requestKey))}
     )
     select * from seen order by last_activity_at desc, id desc`;
  return keysetPage(db, list, page, logged);
}

function conditionsOf({ isActive, instanceId }: BuilderSessionFilter): (Condition | false)[] {
  return [
    isActive != null && ((bind) => `session.is_active = ${bind(isActive)}::boolean`),
    instanceId != null &&
      ((bind) => (isUuid(instanceId) ? `session.instance_id = ${bind(instanceId)}::uuid` : "false")),
  ];
}
