import DataLoader from "dataloader";
import { childPageLoader } from "../../../platform/paging/child-page-loader";
import type { Condition } from "../../../platform/paging/keyset-list";
import type { PageArgs } from "../../../platform/paging/page-args.type";
import type { BuilderSource } from "../../builder-context";
import type { BuilderSession } from "./builder-session.entity";
import { BuilderSessionAccess } from "./builder-session-access.entity";
import { BuilderSessionRevision } from "./builder-session-revision.entity";
import { readSessions } from "./read-sessions";

/** Sessions by id (UUID); null for those that the viewer does not see. Logs each as read. */
export function builderSessionById(source: BuilderSource): DataLoader<string, BuilderSession | null> {
  return new DataLoader(async (ids) => {
    const sessions = await readSessions(
      source.db,
      source,
      [(bind) => `session.id = any(${bind(ids)}::uuid[])`],
      ids.length,
    );
    const found = new Map(sessions.map((session) => [session.id, session]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** The viewer's active session of each strategy; null where there is none. Logs each as read. */
export function activeSessionByInstance(source: BuilderSource): DataLoader<string, BuilderSession | null> {
  return new DataLoader(async (ids) => {
    const isOwn: Condition = (bind) =>
      `session.user_id = ${bind(source.viewer.id)}::uuid and session.instance_id = any(${bind(ids)}::uuid[])`;
    const sessions = await readSessions(source.db, source, [isOwn, () => "session.is_active"], ids.length);
    const found = new Map(sessions.map((session) => [session.instanceId, session]));
    return ids.map((id) => found.get(id) ?? null);
  });
}

/** Saved drafts of sessions, latest first. */
export const revisionsBySession = childPageLoader<BuilderSessionRevision, PageArgs>({
  parentColumn: "draft.session_id",
  listOf: () => ({
    name: "revisionsBySession",
    entity: BuilderSessionRevision,
    alias: "draft",
    where: [],
    order: {
      name: "session-revisions:REVISION:DESC",
      direction: "DESC",
      keys: [{ expression: "draft.revision", type: "integer" }],
    },
  }),
});

/** Access logs of sessions, latest first. */
export const accessesBySession = childPageLoader<BuilderSessionAccess, PageArgs>({
  parentColumn: "access.session_id",
  listOf: () => ({
    name: "accessesBySession",
    entity: BuilderSessionAccess,
    alias: "access",
    where: [],
    order: {
      name: "session-accesses:ACCESSED_AT:DESC",
      direction: "DESC",
      keys: [
        { expression: "access.accessed_at", type: "timestamptz" },
        { expression: "access.id", type: "uuid" },
      ],
    },
  }),
});
