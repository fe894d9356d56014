import { inBatches } from "../../../src/platform/sql/in-batches";

/** A change of `rows` rows in batches of at most 10. */
function changeOf(rows: number) {
  let left = rows;
  const sizes: number[] = [];
  const change = async () => {
    const changed = Math.min(10, left);
    left -= changed;
    sizes.push(changed);
    return changed;
  };
  return { change, sizes };
}

test.each([
  [0, [0]],
  [5, [5, 0]],
  [25, [10, 10, 5, 0]],
])("%i rows are changed batch by batch until nothing is left", async (rows, expected) => {
  const { change, sizes } = changeOf(rows);
  expect(await inBatches(change)).toBe(rows);
  expect(sizes).toEqual(expected);
});

test("when the time is up, the rest is left to the next run", async () => {
  const { change } = changeOf(1000);
  expect(await inBatches(change, -1)).toBe(10);
  expect(await inBatches(change)).toBe(990);
});

test("a failure ends the work; what was changed before stays changed", async () => {
  const { change, sizes } = changeOf(30);
  const failing = async () => {
    if (sizes.length === 2) throw new Error("interrupted");
    return change();
  };
  await expect(inBatches(failing)).rejects.toThrow("interrupted");
  expect(sizes).toEqual([10, 10]);
});
