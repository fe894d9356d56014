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

/** Keeps a draft; a stale save changes nothing and learns what was saved meanwhile. */
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
  const place = { sessionId: input.sessionId ?? null, instanceId: input.instanceId ?? null };
  if (!isUuid(place.sessionId ?? viewer.id) || !isUuid(place.instanceId ?? viewer.id)) refuseUnknownRef(place);
  const given = { flow: readFlow(input.draftLogicFlow), parameters: input.draftParameters ?? {} };
  const draft = await encryptDraft(db, viewer, cipher, given, place);
  const save = {
    ...place,
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
