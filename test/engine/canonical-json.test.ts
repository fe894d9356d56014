import { canonicalJson, hashOf } from "../../src/engine/canonical-json";

test.each<[unknown, string]>([
  [{ b: 1, a: 2 }, '{"a":2,"b":1}'],
  [{ a: { d: 1, c: [3, { f: 1, e: 2 }] } }, '{"a":{"c":[3,{"e":2,"f":1}],"d":1}}'],
  [[3, 1, 2], "[3,1,2]"],
  [{ a: undefined, b: null }, '{"b":null}'],
  [[undefined, null], "[null,null]"],
  [undefined, "null"],
  ['line\n"quoted" é \u2028', '"line\\n\\"quoted\\" é \u2028"'],
  [{ 10: "x", 9: "y", a: "z" }, '{"10":"x","9":"y","a":"z"}'],
  [{ B: 1, a: 2, "": 3 }, '{"":3,"B":1,"a":2}'],
  [-0, "0"],
  [1e21, "1e+21"],
  [0.1, "0.1"],
  [true, "true"],
  [{}, "{}"],
  [[], "[]"],
])("serialises %j as %s", (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test("parses back to the same value", () => {
  const value = { z: [1, { y: "✓", x: null }], a: { b: false }, n: -1.5e-7 };
  expect(JSON.parse(canonicalJson(value))).toEqual(value);
});

test("treats __proto__ like any other key", () => {
  expect(canonicalJson(JSON.parse('{"b":1,"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1},"b":1}');
});

test("hashes equal values equally, regardless of the order of their keys", () => {
  expect(hashOf({ a: 1, b: { c: 2, d: 3 } })).toBe(hashOf({ b: { d: 3, c: 2 }, a: 1 }));
  expect(hashOf({ a: 1 })).not.toBe(hashOf({ a: "1" }));
  expect(hashOf([1, 2])).not.toBe(hashOf([2, 1]));
});

test("hashes with SHA-256 of the UTF-8 text, in hex", () => {
  // Published digest of the two characters {}.
  expect(hashOf({})).toBe("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
  expect(hashOf("é")).toMatch(/^[0-9a-f]{64}$/);
});
