import DataLoader from "dataloader";
import type { EntityManager } from "typeorm";

/** Maximum number of keys in one statement. */
const MAX_KEYS = 200;

/**
 * Creates a loader that all requests share: keys requested within one turn of the event loop are loaded by one
 * statement. The more clients poll at the same time, the longer the turns and the fewer statements per request. It
 * caches nothing; the per-request loaders in front of it do.
 *
 * One statement serves several viewers. If the result depends on the viewer, the viewer must be part of the key.
 */
export function sharedLoader<K, V>(
  load: (db: EntityManager, keys: readonly K[]) => Promise<readonly V[]>,
): (db: EntityManager) => DataLoader<K, V> {
  const loaders = new WeakMap<EntityManager, DataLoader<K, V>>();
  return (db) => {
    const loader =
      loaders.get(db) ??
      new DataLoader<K, V>((keys) => load(db, keys), {
        cache: false,
        maxBatchSize: MAX_KEYS,
        batchScheduleFn: (dispatch) => setImmediate(dispatch),
      });
    loaders.set(db, loader);
    return loader;
  };
}
