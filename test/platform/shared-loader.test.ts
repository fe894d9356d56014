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

test("loads all keys of one turn of the event loop together and returns each caller its value", async () => {
  const { calls, squareOf } = countingLoader();
  const loads = [1, 2, 3].map((key) => Promise.resolve().then(() => squareOf(oneDatabase).load(key)));
  expect(await Promise.all(loads)).toEqual([1, 4, 9]);
  expect(calls).toEqual([{ db: oneDatabase, keys: [1, 2, 3] }]);
});

test("never combines keys of two databases", async () => {
  const { calls, squareOf } = countingLoader();
  await Promise.all([squareOf(oneDatabase).load(4), squareOf(another).load(5)]);
  expect(calls.map(({ keys }) => keys)).toEqual([[4], [5]]);
  expect(calls[1]?.db).toBe(another);
});

test("caches nothing: the same key is loaded again in the next turn", async () => {
  const { calls, squareOf } = countingLoader();
  await squareOf(oneDatabase).load(6);
  await squareOf(oneDatabase).load(6);
  expect(calls).toHaveLength(2);
});

test("loads at most 200 keys per call", async () => {
  const { calls, squareOf } = countingLoader();
  await squareOf(oneDatabase).loadMany(Array.from({ length: 450 }, (_, key) => key));
  expect(calls.map(({ keys }) => keys.length)).toEqual([200, 200, 50]);
});
