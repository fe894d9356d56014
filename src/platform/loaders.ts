import type DataLoader from "dataloader";

/** Creates a loader for one request. The factory itself is the key under which the loader is cached. */
// biome-ignore lint/suspicious/noExplicitAny: the registry contains loaders of every key and value type
export type LoaderFactory<S, L extends DataLoader<any, any, any>> = (source: S) => L;

/** The loaders of one request, each created on first use. */
export interface Loaders<S> {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  get<L extends DataLoader<any, any, any>>(factory: LoaderFactory<S, L>): L;
  /** Discards everything loaded so far. Called after each mutation. */
  clear(): void;
}

export function makeLoaders<S>(source: S): Loaders<S> {
  const loaders = new Map<unknown, unknown>();
  return {
    get(factory) {
      let loader = loaders.get(factory) as ReturnType<typeof factory> | undefined;
      if (loader === undefined) {
        loader = factory(source);
        loaders.set(factory, loader);
      }
      return loader;
    },
    clear: () => loaders.clear(),
  };
}
