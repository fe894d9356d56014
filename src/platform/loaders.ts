import type DataLoader from "dataloader";

/** Makes one loader from what a request carries; the factory itself is the key under which the loader is kept. */
// biome-ignore lint/suspicious/noExplicitAny: a registry holds loaders of every key and value
export type LoaderFactory<S, L extends DataLoader<any, any, any>> = (source: S) => L;

/** The loaders of one request, each made when first asked for. */
export interface Loaders<S> {
  // biome-ignore lint/suspicious/noExplicitAny: as above
  get<L extends DataLoader<any, any, any>>(factory: LoaderFactory<S, L>): L;
  /** Forgets everything loaded so far; called after each mutation. */
  clear(): void;
}

export function makeLoaders<S>(source: S): Loaders<S> {
  const made = new Map<unknown, unknown>();
  return {
    get(factory) {
      let loader = made.get(factory) as ReturnType<typeof factory> | undefined;
      if (loader === undefined) {
        loader = factory(source);
        made.set(factory, loader);
      }
      return loader;
    },
    clear: () => made.clear(),
  };
}
