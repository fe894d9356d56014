import type { EntityManager } from "typeorm";
import { type Condition, conjunction, parameters } from "../../../platform/paging/keyset-list";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { columnsOfRows } from "../../../platform/sql/wide-properties";
import type { BuilderSource } from "../../builder-context";
import { BuilderSession } from "./builder-session.entity";
import { logReads } from "./log-reads";
import { isVisibleSession } from "./visible-sessions";

/** Who reads sessions, and in which request: the access log needs both. */
export type SessionReader = Pick<BuilderSource, "viewer" | "requestKey">;

/**
 * Reads up to `count` sessions that match the conditions and the viewer sees, and logs them as read in the same
 * statement.
 */
export async function readSessions(
  db: EntityManager,
  { viewer, requestKey }: SessionReader,
  conditions: readonly Condition[],
  count: number,
): Promise<BuilderSession[]> {
  const { values, bind } = parameters(viewer.id, requestKey);
  const rows = await rowsOf<Row>(
    db,
    `/* readSessions */
     with seen as (
       select ${columnsOfRows(db, BuilderSession, "session", count)}
       from builder.builder_sessions session
       where ${conjunction([...conditions, isVisibleSession(viewer)], bind)}
     ),
     logged as (
       ${logReads("seen", "$1", "$2")}
     )
     select * from seen`,
    values,
  );
  return rows.map(entityReader(db, BuilderSession));
}
