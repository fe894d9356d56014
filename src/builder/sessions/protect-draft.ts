import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { AppError, type Problem, problem, refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { activeSessionOf } from "./active-session.query";
import { type Draft, isSealed, MASK, sealDraft } from "./sealed-draft";
import { sensitiveParameters } from "./sensitive-parameters.query";
import type { SessionPlace } from "./session-place";
import type { Vault } from "./vault";

/** The draft as it is stored: sensitive values sealed; the mask stands for what is stored already. */
export async function protectDraft(
  db: EntityManager,
  viewer: Viewer,
  vault: Vault | null,
  draft: Draft,
  place: SessionPlace,
): Promise<Draft> {
  const isSensitive = await sensitiveParameters(db, viewer.id, draft.flow);
  if (isSensitive === null) return draft;
  const session = await activeSessionOf(db, viewer, place);
  const stored = session && { flow: session.draftLogicFlow, parameters: session.draftParameters };
  const problems: Problem[] = [];
  const sealed = sealDraft(draft, stored, isSensitive, (value, nodeId, param, before) => {
    if (value === MASK) {
      if (isSealed(before)) return before;
      const message = `Nothing is stored for ${param} of node ${nodeId} that the mask could stand for.`;
      problems.push(problem(ErrorCode.INVALID_VALUE, `input.draftParameters.${nodeId}.${param}`, message));
      return null;
    }
    if (vault === null) {
      const message = `${param} of node ${nodeId} is sensitive; set BUILDER_ENCRYPTION_KEY on the server to store it.`;
      return refuse(ErrorCode.FEATURE_DISABLED, `input.draftParameters.${nodeId}.${param}`, message);
    }
    return { $sealed: vault.seal(value, `${viewer.id} ${nodeId} ${param}`) };
  });
  if (problems.length > 0) throw new AppError(problems);
  return sealed;
}
