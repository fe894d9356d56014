import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import type { BuilderContext } from "../../builder-context";
import {
  associatedData,
  containsMask,
  type Draft,
  isEncrypted,
  MASK,
  replaceValues,
  type ValueLocation,
} from "../../secrets/draft-values";
import { readActiveSession } from "../draft/read-active-session";

/** What unmasking needs of the context of a request. */
export type MaskContext = Pick<BuilderContext, "cipher" | "requestKey">;

/** A mask whose value could not be found or decrypted. */
export interface UnresolvedMask extends ValueLocation {
  /** Whether the session contains an encrypted value, which the server's key does not decrypt. */
  readonly isStored: boolean;
}

export interface UnmaskedDraft {
  /** Unresolved masks are still in it. */
  readonly draft: Draft;
  readonly unresolved: readonly UnresolvedMask[];
}

/**
 * Replaces each mask by the decrypted value at the same location in the viewer's active session of the strategy (null:
 * of the one that is not saved yet). Logs that the session was read. Runs no statement for a draft without masks.
 */
export async function unmaskDraft(
  db: EntityManager,
  viewer: Viewer,
  { cipher, requestKey }: MaskContext,
  draft: Draft,
  instanceId: string | null | undefined,
): Promise<UnmaskedDraft> {
  if (!containsMask(draft)) return { draft, unresolved: [] };
  const session = await readActiveSession(db, { viewer, requestKey }, instanceId);
  const stored = session && { flow: session.draftLogicFlow, parameters: session.draftParameters };
  const unresolved: UnresolvedMask[] = [];
  const unmasked = replaceValues(draft, stored, (value, location, before) => {
    if (value !== MASK) return value;
    try {
      if (isEncrypted(before) && cipher !== null) {
        return cipher.decrypt(before.$sealed, associatedData(viewer.id, location));
      }
    } catch {
      // The value was encrypted with another key; it is reported as unresolved.
    }
    unresolved.push({ ...location, isStored: isEncrypted(before) });
    return value;
  });
  return { draft: unmasked, unresolved };
}
