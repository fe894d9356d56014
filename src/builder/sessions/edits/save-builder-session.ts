import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { AppError } from "../../../platform/app-error";
import { isUuid } from "../../../platform/uuid";
import { problemsOfDrawing } from "../../flow/problems-of-drawing";
import { problemsOfJson } from "../../flow/problems-of-json";
import { problemsOfParameters } from "../../flow/problems-of-parameters";
import { readFlow } from "../../flow/read-flow";
import type { Vault } from "../../secrets/vault";
import { protectDraft } from "../masks/protect-draft";
import type { SaveBuilderSessionInput } from "./builder-session.input";
import type { BuilderSessionPayload } from "./builder-session-payload.type";
import { refuseSave, refuseUnknownPlace } from "./refuse-save";
import { upsertSession } from "./upsert-session";

const MOST_METADATA_TEXT = 100_000;

/** Keeps a draft; a stale save changes nothing and learns what was saved meanwhile. */
export async function saveBuilderSession(
  db: EntityManager,
  viewer: Viewer,
  input: SaveBuilderSessionInput,
  vault: Vault | null,
): Promise<Partial<BuilderSessionPayload>> {
  const problems = [
    ...problemsOfDrawing(input.draftLogicFlow, "input.draftLogicFlow"),
    ...problemsOfParameters(input.draftParameters ?? {}, "input.draftParameters"),
    ...problemsOfJson(input.draftMetadata, "input.draftMetadata", MOST_METADATA_TEXT),
  ];
  if (problems.length > 0) throw new AppError(problems);
  const place = { sessionId: input.sessionId ?? null, instanceId: input.instanceId ?? null };
  if (!isUuid(place.sessionId ?? viewer.id) || !isUuid(place.instanceId ?? viewer.id)) refuseUnknownPlace(place);
  const given = { flow: readFlow(input.draftLogicFlow), parameters: input.draftParameters ?? {} };
  const draft = await protectDraft(db, viewer, vault, given, place);
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
