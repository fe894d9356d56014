import { buildSchema } from "../../../src/app/build-schema";
import { checkSizes } from "../../../src/platform/edge/list-limits";

const schema = buildSchema();
const { args } = schema.getMutationType()!.getFields().recordProgress!;
const problemsOf = (input: unknown) =>
  checkSizes({ input }, args).map(({ code, field }) => `${code} ${field?.join(".")}`);
const entry = { ticker: "AAPL", passed: true };

test("reports a list that is too long, at any depth", () => {
  expect(problemsOf({ entries: Array(1001).fill(entry) })).toEqual(["LIMIT_EXCEEDED input.entries"]);
  expect(problemsOf({ entries: [entry, { ...entry, reasons: Array(101).fill("r") }] })).toEqual([
    "LIMIT_EXCEEDED input.entries.1.reasons",
  ]);
});

test("accepts lists of the maximum length, missing lists and null", () => {
  expect(problemsOf({ entries: Array(1000).fill({ ...entry, reasons: null }) })).toEqual([]);
  expect(checkSizes({}, args)).toEqual([]);
});

test("reports JSON that is too large, at any depth, and names the entry", () => {
  const metrics = (bytes: number) => ({ a: "x".repeat(bytes - 8) });
  expect(problemsOf({ entries: [entry, { ...entry, metrics: metrics(8192) }] })).toEqual([]);
  expect(problemsOf({ entries: [entry, { ...entry, metrics: metrics(8193) }] })).toEqual([
    "LIMIT_EXCEEDED input.entries.1.metrics",
  ]);
});

test("limits a list that declares no maximum to 500 elements", () => {
  const { args: runsArgs } = schema.getQueryType()!.getFields().strategyRuns!;
  const problems = (count: number) =>
    checkSizes({ filter: { statusIn: Array(count).fill("RUNNING") } }, runsArgs).map(({ field }) => field?.join("."));
  expect(problems(500)).toEqual([]);
  expect(problems(501)).toEqual(["filter.statusIn"]);
});
