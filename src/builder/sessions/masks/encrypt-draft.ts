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

/** Returns the draft as it is stored: sensitive values are encrypted, and a mask keeps the stored value. */
export async function encryptDraft(
  db: EntityManager,
  viewer: Viewer,
  cipher: Cipher | null,
  draft: Draft,
  ref: SessionRef,
): Promise<Draft> {
  const isSensitive = await sensitiveParameters(db, viewer, draft.flow, ref);
  if (isSensitive === null && !containsMask(draft)) return draft;
  const session = await findActiveSession(db, viewer, ref);
  const stored = session && { flow: session.draftLogicFlow, parameters: session.draftParameters };
  const problems: Problem[] = [];
  const encrypted = replaceValues(draft, stored, (value, location, before) => {
    // Even if the template no longer marks it sensitive: the mask must not overwrite the encrypted value.
    if (value === MASK && isEncrypted(before)) return before;
    if (isSensitive === null || !isSensitive(location)) return value;
    if (value === MASK) {
      problems.push(missingValue(location));
      return null;
    }
    if (cipher === null) return refuseWithoutKey(location);
    return { $sealed: cipher.encrypt(value, associatedData(viewer.id, location)) };
  });
  if (problems.length > 0) throw new AppError(problems);
  return encrypted;
}

function missingValue(location: ValueLocation): Problem {
  const message = `There is no stored value for ${location.param} of node ${location.nodeId}, which is masked; enter the value.`;
  return problem(ErrorCode.INVALID_VALUE, fieldOf(location), message);
}

function refuseWithoutKey(location: ValueLocation): never {
  const message = `${location.param} of node ${location.nodeId} is sensitive; set BUILDER_ENCRYPTION_KEY on the server to store it.`;
  return refuse(ErrorCode.FEATURE_DISABLED, fieldOf(location), message);
}

function fieldOf({ part, nodeId, param }: ValueLocation): string {
  return `input.${part === "flow" ? "draftLogicFlow" : "draftParameters"}.${nodeId}.${param}`;
}
