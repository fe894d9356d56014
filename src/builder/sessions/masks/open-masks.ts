import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
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
import { findActiveSession } from "../draft/find-active-session";

/** A mask that stands for nothing that can be opened. */
export interface ClosedMask extends ValuePlace {
  readonly isStored: boolean;
}

export interface OpenedMasks {
  readonly draft: Draft;
  /** Where the mask is left standing. */
  readonly closed: readonly ClosedMask[];
}

/**
 * Puts in the place of each mask what is sealed there in the viewer's active session of that strategy, or, with null, of
 * the one that is not saved yet. That the session was read for it goes on record. Without a mask nothing is asked.
 */
export async function openMasks(
  db: EntityManager,
  viewer: Viewer,
  vault: Vault | null,
  draft: Draft,
  instanceId: string | null | undefined,
): Promise<OpenedMasks> {
  if (!holdsMask(draft)) return { draft, closed: [] };
  const session = await findActiveSession(db, viewer, instanceId);
  const stored = session && { flow: session.draftLogicFlow, parameters: session.draftParameters };
  const closed: ClosedMask[] = [];
  const opened = replaceValues(draft, stored, (value, place, before) => {
    if (value !== MASK) return value;
    try {
      if (isSealed(before) && vault !== null) return vault.open(before.$sealed, sealedFor(viewer.id, place));
    } catch {
      // The server's key is another one than it was sealed with.
    }
    closed.push({ ...place, isStored: isSealed(before) });
    return value;
  });
  return { draft: opened, closed };
}
