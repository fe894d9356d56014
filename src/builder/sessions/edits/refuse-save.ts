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

/** Says why a save did not get through, with what is different by now. */
export async function refuseSave(db: EntityManager, viewer: Viewer, save: SessionSave): Promise<never> {
  const session = await findActiveSession(db, viewer, save);
  if (session === null) return refuseWithoutSession(db, viewer, save);
  if (save.instanceId !== null && session.instanceId !== save.instanceId) {
    const message = "The session is the draft of another strategy; leave out the strategy or the session.";
    return refuse(ErrorCode.INVALID_VALUE, "input.instanceId", message);
  }
  const stored = { flow: maskFlow(session.draftLogicFlow), parameters: maskParameters(session.draftParameters) };
  const wanted = {
    flow: maskFlow(save.draft.flow),
    parameters: save.hasParameters ? maskParameters(save.draft.parameters) : stored.parameters,
  };
  const conflict = { currentRevision: session.revision, diff: compareFlows(stored, wanted, true) };
  const expected = save.expectedRevision === null ? "not there yet" : `at ${save.expectedRevision}`;
  const message = `The draft is at revision ${session.revision}, not ${expected}: it was saved from elsewhere meanwhile.`;
  return refuse<BuilderSessionPayload>(ErrorCode.REVISION_CONFLICT, "input.expectedRevision", message, {
    session,
    conflict,
  });
}

/** Refuses ids that name nothing, or nothing of the viewer's. */
export function refuseUnknownRef({ sessionId, instanceId }: SessionRef): never {
  if (sessionId === null) {
    const message = `There is no strategy ${instanceId?.slice(0, 100)} that you can see.`;
    return refuse(ErrorCode.NOT_FOUND, "input.instanceId", message);
  }
  return refuse(ErrorCode.NOT_FOUND, "input.sessionId", `You have no session ${sessionId.slice(0, 100)}.`);
}

async function refuseWithoutSession(db: EntityManager, viewer: Viewer, place: SessionRef): Promise<never> {
  if (!(await isThere(db, viewer, place))) refuseUnknownRef(place);
  if (place.sessionId !== null) {
    const message =
      "The session was closed or has expired: bring it back with restoreBuilderSession, or save without sessionId.";
    return refuse(ErrorCode.INVALID_TRANSITION, "input.sessionId", message);
  }
  const conflict = { currentRevision: null, diff: null };
  const message = "There is no active session any more; save without expectedRevision to begin a new one.";
  return refuse<BuilderSessionPayload>(ErrorCode.REVISION_CONFLICT, "input.expectedRevision", message, { conflict });
}

async function isThere(db: EntityManager, viewer: Viewer, { sessionId, instanceId }: SessionRef): Promise<boolean> {
  if (sessionId === null && instanceId === null) return true;
  const { values, bind } = parameters(sessionId ?? instanceId);
  const [found] = await rowsOf(
    db,
    sessionId === null
      ? `/* isThere */
         select 1
         from builder.strategy_instances instance
         where instance.id = $1
           and instance.current_id is null
           and ${conjunction([isVisibleInstance(viewer)], bind)}`
      : `/* isThere */ select 1 from builder.builder_sessions where id = $1 and user_id = ${bind(viewer.id)}`,
    values,
  );
  return found !== undefined;
}
