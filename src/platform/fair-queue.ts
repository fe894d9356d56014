export interface Queued {
  /** User whom the item belongs to; null for none. */
  readonly owner: string | null;
  /** Items of an owner are taken in ascending rank, then in the order in which they were added. */
  readonly rank: number;
}

/** A queue that takes one item of each owner in turn. */
export class FairQueue<Item extends Queued> {
  /** Items by owner; the owner whose turn is next comes first. */
  private readonly waiting = new Map<string | null, Item[]>();

  get size(): number {
    return [...this.waiting.values()].reduce((sum, { length }) => sum + length, 0);
  }

  sizeOf(owner: string | null): number {
    return this.waiting.get(owner)?.length ?? 0;
  }

  add(item: Item): void {
    const items = this.waiting.get(item.owner) ?? [];
    const index = items.findIndex(({ rank }) => rank > item.rank);
    items.splice(index < 0 ? items.length : index, 0, item);
    this.waiting.set(item.owner, items);
  }

  /** Removes and returns the next item whose owner is accepted by `isAllowed`. */
  take(isAllowed: (owner: string | null) => boolean): Item | undefined {
    for (const [owner, items] of this.waiting) {
      if (!isAllowed(owner)) continue;
      const item = items.shift();
      this.waiting.delete(owner);
      if (items.length > 0) this.waiting.set(owner, items);
      return item;
    }
    return undefined;
  }

  /** Removes an item; returns whether it was in the queue. */
  remove(item: Item): boolean {
    const items = this.waiting.get(item.owner) ?? [];
    const index = items.indexOf(item);
    if (index < 0) return false;
    items.splice(index, 1);
    if (items.length === 0) this.waiting.delete(item.owner);
    return true;
  }

  /** Removes and returns all items. */
  clear(): Item[] {
    const items = [...this.waiting.values()].flat();
    this.waiting.clear();
    return items;
  }
}
