export interface Queued {
  /** Whose it is; null for nobody's in particular. */
  readonly owner: string | null;
  /** Of one owner's, the lowest comes first. */
  readonly rank: number;
}

/** What waits, by owner: each owner has a turn before one has a second. */
export class FairQueue<Item extends Queued> {
  /** The owner whose turn is next comes first. */
  private readonly waiting = new Map<string | null, Item[]>();

  get size(): number {
    return [...this.waiting.values()].reduce((sum, { length }) => sum + length, 0);
  }

  sizeOf(owner: string | null): number {
    return this.waiting.get(owner)?.length ?? 0;
  }

  add(item: Item): void {
    const items = this.waiting.get(item.owner) ?? [];
    const place = items.findIndex(({ rank }) => rank > item.rank);
    items.splice(place < 0 ? items.length : place, 0, item);
    this.waiting.set(item.owner, items);
  }

  /** Takes out the next one whose owner may have it. */
  take(mayHave: (owner: string | null) => boolean): Item | undefined {
    for (const [owner, items] of this.waiting) {
      if (!mayHave(owner)) continue;
      const item = items.shift();
      this.waiting.delete(owner);
      if (items.length > 0) this.waiting.set(owner, items);
      return item;
    }
    return undefined;
  }

  remove(item: Item): boolean {
    const items = this.waiting.get(item.owner) ?? [];
    const place = items.indexOf(item);
    if (place < 0) return false;
    items.splice(place, 1);
    if (items.length === 0) this.waiting.delete(item.owner);
    return true;
  }

  /** Takes out all. */
  clear(): Item[] {
    const items = [...this.waiting.values()].flat();
    this.waiting.clear();
    return items;
  }
}
