import { FairQueue } from "../../src/platform/fair-queue";

const anyOwner = () => true;
const item = (owner: string | null, name: string, rank = 1) => ({ owner, name, rank });

function filled(...items: ReturnType<typeof item>[]) {
  const queue = new FairQueue<ReturnType<typeof item>>();
  for (const one of items) queue.add(one);
  return queue;
}

function names(queue: ReturnType<typeof filled>, isAllowed: (owner: string | null) => boolean = anyOwner): string[] {
  const taken: string[] = [];
  for (let next = queue.take(isAllowed); next !== undefined; next = queue.take(isAllowed)) taken.push(next.name);
  return taken;
}

test("takes one item of each owner in turn, however many an owner has", () => {
  const queue = filled(
    item("a", "a1"),
    item("a", "a2"),
    item("a", "a3"),
    item("b", "b1"),
    item(null, "n1"),
    item("b", "b2"),
  );
  expect(queue.size).toBe(6);
  expect(names(queue)).toEqual(["a1", "b1", "n1", "a2", "b2", "a3"]);
});

test("takes the items of an owner by rank, then in the order in which they were added", () => {
  expect(names(filled(item("a", "a1"), item("a", "a2"), item("a", "a3", 0), item("a", "a4", 0)))).toEqual([
    ...["a3", "a4", "a1", "a2"],
  ]);
});

test("an owner who is not allowed an item keeps the turn", () => {
  const queue = filled(item("a", "a1"), item("b", "b1"), item("b", "b2"));
  expect(queue.take((owner) => owner !== "a")?.name).toBe("b1");
  expect(names(queue)).toEqual(["a1", "b2"]);
});

test("a removed item is not taken, and cannot be removed again", () => {
  const gone = item("a", "a1");
  const queue = filled(gone, item("b", "b1"));
  expect([queue.remove(gone), queue.remove(gone), queue.sizeOf("a")]).toEqual([true, false, 0]);
  expect(queue.clear().map(({ name }) => name)).toEqual(["b1"]);
  expect(queue.size).toBe(0);
});
