import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { type Condition, conjunction, parameters } from "../../../platform/paging/keyset-list";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { BuilderSession } from "./builder-session.entity";
import { isVisibleSession } from "./visible-sessions";

/** Reads the sessions that match the conditions and the viewer sees, and logs them as read in the same statement. */
export async function readSessions(
  db: EntityManager,
  viewer: Viewer,
  conditions: readonly Condition[],
): Promise<BuilderSession[]> {
  const { values, bind } = parameters(viewer.id);
  const rows = await rowsOf<Row>(
    db,
    `/* readSessions */
     with seen as (
       select *
       from builder.builder_sessions session
       where ${conjunction([...conditions, isVisibleSession(viewer)], bind)}
     ),
     logged as (
       insert into builder.builder_session_accesses (session_id, user_id, action, revision)
       select id, $1::uuid, 'READ', revision
       from seen
     )
     select * from seen`,
    values,
  );
  return rows.map(entityReader(db, BuilderSession));
}
