import { DataSource } from "typeorm";
import { sharedLoader } from "../../src/platform/shared-loader";

const [oneDatabase, another] = [1, 2].map(() => new DataSource({ type: "postgres" }).manager) as [
  DataSource["manager"],
  DataSource["manager"],
];

function countingLoader() {
  const calls: { db: unknown; keys: readonly number[] }[] = [];
  const squareOf = sharedLoader<number, number>(async (db, keys) => {
    calls.push({ db, keys });
    return keys.map((key) => key * key);
  });
  return { calls, squareOf };
}

test("what is asked for within one turn is one call, and everybody gets their own answer", async () => {
  const { calls, squareOf } = countingLoader();
  const askers = [1, 2, 3].map((key) => Promise.resolve().then(() => squareOf(oneDatabase).load(key)));
  expect(await Promise.all(askers)).toEqual([1, 4, 9]);
  expect(calls).toEqual([{ db: oneDatabase, keys: [1, 2, 3] }]);
});

test("two databases are never asked together", async () => {
  const { calls, squareOf } = countingLoader();
  await Promise.all([squareOf(oneDatabase).load(4), squareOf(another).load(5)]);
  expect(calls.map(({ keys }) => keys)).toEqual([[4], [5]]);
  expect(calls[1]?.db).toBe(another);
});

test("no answer is kept: the next turn asks again", async () => {
  const { calls, squareOf } = countingLoader();
  await squareOf(oneDatabase).load(6);
  await squareOf(oneDatabase).load(6);
  expect(calls).toHaveLength(2);
});

test("one call takes 200 keys at the most", async () => {
  const { calls, squareOf } = countingLoader();
  await squareOf(oneDatabase).loadMany(Array.from({ length: 450 }, (_, key) => key));
  expect(calls.map(({ keys }) => keys.length)).toEqual([200, 200, 50]);
});
