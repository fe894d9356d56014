import type { EntityManager } from "typeorm";
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
  const [session] = await readSessions(db, reader, [
    (bind) => `session.user_id = ${bind(reader.viewer.id)}::uuid and session.is_active`,
    (bind) => (instanceId == null ? "session.instance_id is null" : `session.instance_id = ${bind(instanceId)}::uuid`),
  ]);
  return session ?? null;
}
