import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { AppError, type Problem, problem, refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import type { Cipher } from "../../secrets/cipher";
import {
  associatedData,
  containsMask,
  type Draft,
  isEncrypted,
  MASK,
  replaceValues,
  type ValueLocation,
} from "../../secrets/draft-values";
import { findActiveSession } from "../draft/find-active-session";
import type { SessionRef } from "../draft/session-ref";
import { sensitiveParameters } from "./sensitive-parameters.query";

/** The draft as it is stored: sensitive values sealed; the mask stands for what is stored already. */
export async function encryptDraft(
  db: EntityManager,
  viewer: Viewer,
  cipher: Cipher | null,
  draft: Draft,
  place: SessionRef,
): Promise<Draft> {
  const isSensitive = await sensitiveParameters(db, viewer, draft.flow, place);
  if (isSensitive === null && !containsMask(draft)) return draft;
  const session = await findActiveSession(db, viewer, place);
  const stored = session && { flow: session.draftLogicFlow, parameters: session.draftParameters };
  const problems: Problem[] = [];
  const sealed = replaceValues(draft, stored, (value, at, before) => {
    // Whatever its template says by now: what is sealed must not be lost to the mask that stood for it.
    if (value === MASK && isEncrypted(before)) return before;
    if (isSensitive === null || !isSensitive(at)) return value;
    if (value === MASK) {
      const message = `Nothing is stored for ${at.param} of node ${at.nodeId} that the mask could stand for.`;
      problems.push(problem(ErrorCode.INVALID_VALUE, fieldOf(at), message));
      return null;
    }
    if (cipher === null) {
      const message = `${at.param} of node ${at.nodeId} is sensitive; set BUILDER_ENCRYPTION_KEY on the server to store it.`;
      return refuse(ErrorCode.FEATURE_DISABLED, fieldOf(at), message);
    }
    return { $sealed: cipher.encrypt(value, associatedData(viewer.id, at)) };
  });
  if (problems.length > 0) throw new AppError(problems);
  return sealed;
}

function fieldOf({ part, nodeId, param }: ValueLocation): string {
  return `input.${part === "flow" ? "draftLogicFlow" : "draftParameters"}.${nodeId}.${param}`;
}
