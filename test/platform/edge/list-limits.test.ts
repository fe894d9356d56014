import { buildSchema } from "../../../src/app/build-schema";
import { checkListLengths } from "../../../src/platform/edge/list-limits";

const schema = buildSchema();
const { args } = schema.getMutationType()!.getFields().recordProgress!;
const problemsOf = (input: unknown) =>
  checkListLengths({ input }, args).map(({ code, field }) => `${code} ${field?.join(".")}`);
const entry = { ticker: "AAPL", passed: true };

test("reports a list that is too long, at any depth", () => {
  expect(problemsOf({ entries: Array(1001).fill(entry) })).toEqual(["LIMIT_EXCEEDED input.entries"]);
  expect(problemsOf({ entries: [entry, { ...entry, reasons: Array(101).fill("r") }] })).toEqual([
    "LIMIT_EXCEEDED input.entries.1.reasons",
  ]);
});

test("accepts lists of the maximum length, missing lists and null", () => {
  expect(problemsOf({ entries: Array(1000).fill({ ...entry, reasons: null }) })).toEqual([]);
  expect(checkListLengths({}, args)).toEqual([]);
});

test("limits a list that declares no maximum to 500 elements", () => {
  const { args: runsArgs } = schema.getQueryType()!.getFields().strategyRuns!;
  const problems = (count: number) =>
    checkListLengths({ filter: { statusIn: Array(count).fill("RUNNING") } }, runsArgs).map(({ field }) =>
      field?.join("."),
    );
  expect(problems(500)).toEqual([]);
  expect(problems(501)).toEqual(["filter.statusIn"]);
});
