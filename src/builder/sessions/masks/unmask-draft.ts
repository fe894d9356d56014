import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
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
import { readActiveSession } from "../draft/read-active-session";

/** A mask that stands for nothing that can be opened. */
export interface UnresolvedMask extends ValueLocation {
  readonly isStored: boolean;
}

export interface UnmaskedDraft {
  readonly draft: Draft;
  /** Where the mask is left standing. */
  readonly closed: readonly UnresolvedMask[];
}

/**
 * Puts in the place of each mask what is sealed there in the viewer's active session of that strategy, or, with null, of
 * the one that is not saved yet. That the session was read for it goes on record. Without a mask nothing is asked.
 */
export async function unmaskDraft(
  db: EntityManager,
  viewer: Viewer,
  cipher: Cipher | null,
  draft: Draft,
  instanceId: string | null | undefined,
): Promise<UnmaskedDraft> {
  if (!containsMask(draft)) return { draft, closed: [] };
  const session = await readActiveSession(db, viewer, instanceId);
  const stored = session && { flow: session.draftLogicFlow, parameters: session.draftParameters };
  const closed: UnresolvedMask[] = [];
  const opened = replaceValues(draft, stored, (value, place, before) => {
    if (value !== MASK) return value;
    try {
      if (isEncrypted(before) && cipher !== null)
        return cipher.decrypt(before.$sealed, associatedData(viewer.id, place));
    } catch {
      // The server's key is another one than it was sealed with.
    }
    closed.push({ ...place, isStored: isEncrypted(before) });
    return value;
  });
  return { draft: opened, closed };
}
