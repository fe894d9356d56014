import DataLoader from "dataloader";
import type { EntityManager } from "typeorm";

/** Keys of one statement at the most. */
const MAX_KEYS = 200;

/**
 * Makes a loader that all requests share: what they ask for within one turn of the event loop becomes one statement.
 * The more clients poll at a time, the longer the turns and the fewer statements a request. It keeps no answers; the
 * loaders of a request, which stand before it, do.
 *
 * One statement then answers several viewers. Where a viewer decides what is seen, the key must name the viewer.
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
