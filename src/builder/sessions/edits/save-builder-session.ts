import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { AppError } from "../../../platform/app-error";
import { isUuid } from "../../../platform/uuid";
import { readFlow } from "../../flow/read-flow";
import { validateFlowInput } from "../../flow/validate-flow-input";
import { validateJson } from "../../flow/validate-json";
import { validateParameters } from "../../flow/validate-parameters";
import type { Cipher } from "../../secrets/cipher";
import { whileSensitivityStays } from "../../secrets/sensitivity-lock";
import { encryptDraft } from "../masks/encrypt-draft";
import { ownTemplates } from "../masks/sensitive-parameters.query";
import type { SaveBuilderSessionInput } from "./builder-session.input";
import type { BuilderSessionPayload } from "./builder-session-payload.type";
import { refuseSave, refuseUnknownRef } from "./refuse-save";
import { type SessionSave, upsertSession } from "./upsert-session";

/** Saves a draft. A save based on an earlier revision changes nothing and returns the differences. */
export async function saveBuilderSession(
  db: EntityManager,
  viewer: Viewer,
  input: SaveBuilderSessionInput,
  cipher: Cipher | null,
): Promise<Partial<BuilderSessionPayload>> {
  const problems = [
    ...validateFlowInput(input.draftLogicFlow, "input.draftLogicFlow"),
    ...validateParameters(input.draftParameters ?? {}, "input.draftParameters"),
    ...validateJson(input.draftMetadata, "input.draftMetadata"),
  ];
  if (problems.length > 0) throw new AppError(problems);
  const ref = { sessionId: input.sessionId ?? null, instanceId: input.instanceId ?? null };
  if (!isUuid(ref.sessionId ?? viewer.id) || !isUuid(ref.instanceId ?? viewer.id)) refuseUnknownRef(ref);
  const save = {
    ...ref,
    expectedRevision: input.expectedRevision || null,
    sessionType: input.sessionType ?? null,
    name: input.name ?? null,
    draft: { flow: readFlow(input.draftLogicFlow), parameters: input.draftParameters ?? {} },
    hasParameters: input.draftParameters != null,
    metadata: input.draftMetadata ?? null,
  };
  const { session, encrypted } = await saveEncrypted(db, viewer, save, cipher);
  return { session: session ?? (await refuseSave(db, viewer, encrypted)) };
}

/** Returns what was saved, or null as upsertSession does, and the save with its sensitive values encrypted. */
function saveEncrypted(db: EntityManager, viewer: Viewer, save: SessionSave, cipher: Cipher | null) {
  const write = async (tx: EntityManager) => {
    const encrypted = { ...save, draft: await encryptDraft(tx, viewer, cipher, save.draft, save) };
    return { session: await upsertSession(tx, viewer, encrypted), encrypted };
  };
  return ownTemplates(save.draft.flow).length > 0 ? whileSensitivityStays(db, write) : write(db);
}
