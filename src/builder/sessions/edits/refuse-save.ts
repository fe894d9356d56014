import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { conjunction, parameters } from "../../../platform/paging/keyset-list";
import { rowsOf } from "../../../platform/sql/rows";
import { compareFlows } from "../../flow/compare-flows";
import { isVisibleInstance } from "../../instances/visible-instances";
import { maskFlow, maskParameters } from "../../secrets/draft-values";
import { findActiveSession } from "../draft/find-active-session";
import type { SessionRef } from "../draft/session-ref";
import type { BuilderSessionPayload } from "./builder-session-payload.type";
import type { SessionSave } from "./upsert-session";

/** Refuses a save that `upsertSession` did not write: finds the reason and, for a conflict, the differences. */
export async function refuseSave(db: EntityManager, viewer: Viewer, save: SessionSave): Promise<never> {
  const session = await findActiveSession(db, viewer, save);
  if (session === null) return refuseWithoutSession(db, viewer, save);
  if (save.instanceId !== null && session.instanceId !== save.instanceId) {
    const message = "The session belongs to another strategy; leave out instanceId or sessionId.";
    return refuse(ErrorCode.INVALID_VALUE, "input.instanceId", message);
  }
  const stored = { flow: maskFlow(session.draftLogicFlow), parameters: maskParameters(session.draftParameters) };
  const refused = {
    flow: maskFlow(save.draft.flow),
    parameters: save.hasParameters ? maskParameters(save.draft.parameters) : stored.parameters,
  };
  const conflict = { currentRevision: session.revision, diff: compareFlows(stored, refused, true) };
  const message =
    save.expectedRevision === null
      ? `There is an active session at revision ${session.revision} already; save with its revision, or close it.`
      : `The draft is at revision ${session.revision}, not ${save.expectedRevision}; it was saved elsewhere in between.`;
  return refuse<BuilderSessionPayload>(ErrorCode.REVISION_CONFLICT, "input.expectedRevision", message, {
    session,
    conflict,
  });
}

/** Refuses a session or strategy that does not exist or that the viewer does not see. */
export function refuseUnknownRef({ sessionId, instanceId }: SessionRef): never {
  if (sessionId === null) {
    const message = `There is no strategy ${instanceId?.slice(0, 100)} that you can see.`;
    return refuse(ErrorCode.NOT_FOUND, "input.instanceId", message);
  }
  return refuse(ErrorCode.NOT_FOUND, "input.sessionId", `You have no session ${sessionId.slice(0, 100)}.`);
}

async function refuseWithoutSession(db: EntityManager, viewer: Viewer, ref: SessionRef): Promise<never> {
  if (!(await refExists(db, viewer, ref))) refuseUnknownRef(ref);
  if (ref.sessionId !== null) {
    const message =
      "The session was closed or has expired; reactivate it with restoreBuilderSession, or save without sessionId.";
    return refuse(ErrorCode.INVALID_TRANSITION, "input.sessionId", message);
  }
  const conflict = { currentRevision: null, diff: null };
  const message = "There is no active session anymore; save without expectedRevision to start a new one.";
  return refuse<BuilderSessionPayload>(ErrorCode.REVISION_CONFLICT, "input.expectedRevision", message, { conflict });
}

async function refExists(db: EntityManager, viewer: Viewer, { sessionId, instanceId }: SessionRef): Promise<boolean> {
  if (sessionId === null && instanceId === null) return true;
  const { values, bind } = parameters(sessionId ?? instanceId);
  const [found] = await rowsOf(
    db,
    sessionId === null
      ? `/* refExists */
         select 1
         from builder.strategy_instances instance
         where instance.id = $1
           and instance.current_id is null
           and ${conjunction([isVisibleInstance(viewer)], bind)}`
      : `/* refExists */ select 1 from builder.builder_sessions where id = $1 and user_id = ${bind(viewer.id)}`,
    values,
  );
  return found !== undefined;
}
