import type { EntityManager } from "typeorm";
import type { Condition } from "../../../platform/paging/keyset-list";
import { isUuid } from "../../../platform/uuid";
import type { BuilderSession } from "./builder-session.entity";
import { readSessions, type SessionReader } from "./read-sessions";

/** Reads the viewer's active session of a strategy, or of the strategy that is not saved yet, and logs it as read. */
export async function readActiveSession(
  db: EntityManager,
  reader: SessionReader,
  instanceId: string | null | undefined,
): Promise<BuilderSession | null> {
  if (instanceId != null && !isUuid(instanceId)) return null;
  const isActive: Condition = (bind) => `session.user_id = ${bind(reader.viewer.id)}::uuid and session.is_active`;
  const isOfInstance: Condition = (bind) =>
    instanceId == null ? "session.instance_id is null" : `session.instance_id = ${bind(instanceId)}::uuid`;
  const [session] = await readSessions(db, reader, [isActive, isOfInstance], 1);
  return session ?? null;
}
