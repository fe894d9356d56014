import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { AppError, type Problem, problem, refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import {
  type Draft,
  holdsMask,
  isSealed,
  MASK,
  replaceValues,
  sealedFor,
  type ValuePlace,
} from "../../secrets/sealed-draft";
import type { Vault } from "../../secrets/vault";
import { activeSessionOf } from "../draft/active-session.query";
import type { SessionPlace } from "../draft/session-place";
import { sensitiveParameters } from "./sensitive-parameters.query";

/** The draft as it is stored: sensitive values sealed; the mask stands for what is stored already. */
export async function protectDraft(
  db: EntityManager,
  viewer: Viewer,
  vault: Vault | null,
  draft: Draft,
  place: SessionPlace,
): Promise<Draft> {
  const isSensitive = await sensitiveParameters(db, viewer, draft.flow, place);
  if (isSensitive === null && !holdsMask(draft)) return draft;
  const session = await activeSessionOf(db, viewer, place);
  const stored = session && { flow: session.draftLogicFlow, parameters: session.draftParameters };
  const problems: Problem[] = [];
  const sealed = replaceValues(draft, stored, (value, at, before) => {
    // Whatever its template says by now: what is sealed must not be lost to the mask that stood for it.
    if (value === MASK && isSealed(before)) return before;
    if (isSensitive === null || !isSensitive(at)) return value;
    if (value === MASK) {
      const message = `Nothing is stored for ${at.param} of node ${at.nodeId} that the mask could stand for.`;
      problems.push(problem(ErrorCode.INVALID_VALUE, fieldOf(at), message));
      return null;
    }
    if (vault === null) {
      const message = `${at.param} of node ${at.nodeId} is sensitive; set BUILDER_ENCRYPTION_KEY on the server to store it.`;
      return refuse(ErrorCode.FEATURE_DISABLED, fieldOf(at), message);
    }
    return { $sealed: vault.seal(value, sealedFor(viewer.id, at)) };
  });
  if (problems.length > 0) throw new AppError(problems);
  return sealed;
}

function fieldOf({ part, nodeId, param }: ValuePlace): string {
  return `input.${part === "flow" ? "draftLogicFlow" : "draftParameters"}.${nodeId}.${param}`;
}
