import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { AppError } from "../../../platform/app-error";
import { isUuid } from "../../../platform/uuid";
import { readFlow } from "../../flow/read-flow";
import { validateFlowInput } from "../../flow/validate-flow-input";
import { validateJson } from "../../flow/validate-json";
import { validateParameters } from "../../flow/validate-parameters";
import type { Cipher } from "../../secrets/cipher";
import { encryptDraft } from "../masks/encrypt-draft";
import type { SaveBuilderSessionInput } from "./builder-session.input";
import type { BuilderSessionPayload } from "./builder-session-payload.type";
import { refuseSave, refuseUnknownRef } from "./refuse-save";
import { upsertSession } from "./upsert-session";

const MAX_METADATA_LENGTH = 100_000;

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
    ...validateJson(input.draftMetadata, "input.draftMetadata", MAX_METADATA_LENGTH),
  ];
  if (problems.length > 0) throw new AppError(problems);
  const ref = { sessionId: input.sessionId ?? null, instanceId: input.instanceId ?? null };
  if (!isUuid(ref.sessionId ?? viewer.id) || !isUuid(ref.instanceId ?? viewer.id)) refuseUnknownRef(ref);
  const unencrypted = { flow: readFlow(input.draftLogicFlow), parameters: input.draftParameters ?? {} };
  const draft = await encryptDraft(db, viewer, cipher, unencrypted, ref);
  const save = {
    ...ref,
    expectedRevision: input.expectedRevision || null,
    sessionType: input.sessionType ?? null,
    name: input.name ?? null,
    draft,
    hasParameters: input.draftParameters != null,
    metadata: input.draftMetadata ?? null,
  };
  const session = (await upsertSession(db, viewer, save)) ?? (await refuseSave(db, viewer, save));
  return { session };
}
