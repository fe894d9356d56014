import { isLargerThan } from "../../../src/platform/edge/json-size";
import { randomNumbers } from "../../engine/flow/random-flow";

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));

const LEAVES = [null, true, false, 0, -0, 1.5, -1e-7, 1e21, "", "a", 'quote"', "é€😀", "\n\u0001", "long ".repeat(20)];

function randomJson(random: () => number, depth = 0): unknown {
  const kind = random();
  const length = Math.floor(random() * 4);
  if (depth > 5 || kind < 0.4) return LEAVES[Math.floor(random() * LEAVES.length)];
  if (kind < 0.7) return Array.from({ length }, () => randomJson(random, depth + 1));
  const keys = Array.from({ length }, (_, nth) => `${'é"k'.repeat(Math.floor(random() * 3))}${nth}`);
  return Object.fromEntries(keys.map((key) => [key, randomJson(random, depth + 1)]));
}

test("tells exactly whether the text of a random value has more bytes than the limit", () => {
  const random = randomNumbers(7);
  for (let round = 0; round < 2000; round += 1) {
    const value = randomJson(random);
    const bytes = bytesOf(value);
    const answers = [isLargerThan(value, bytes), isLargerThan(value, bytes - 1)];
    expect([JSON.stringify(value), ...answers]).toEqual([JSON.stringify(value), false, true]);
  }
});

test.each([
  ["quotes, controls and characters outside of ASCII", { 'é"\\\n': "\u0001€😀" }],
  ["numbers of every form", [0, -1, 1e300, 1.5e-7, 123456789.25]],
  ["empty members", [[], {}, "", null, true, false]],
])("counts %s", (_, value) => {
  const bytes = bytesOf(value);
  expect([isLargerThan(value, bytes), isLargerThan(value, bytes - 1)]).toEqual([false, true]);
});

test("does not read more of a value than the limit", () => {
  let read = 0;
  const counting = (value: object): object =>
    new Proxy(value, {
      get(target, key, receiver) {
        read += 1;
        return Reflect.get(target, key, receiver);
      },
    });
  const large = Array.from({ length: 1000 }, () => counting({ a: [1, 2, 3] }));
  expect(isLargerThan(large, 2000)).toBe(true);
  expect(read).toBeLessThan(300);
});

test("measures a value that is nested deeper than the stack", () => {
  let nested: unknown = 1;
  for (let depth = 0; depth < 500_000; depth += 1) nested = [nested];
  expect(isLargerThan(nested, 1_000_001)).toBe(false);
  expect(isLargerThan(nested, 1_000_000)).toBe(true);
});
