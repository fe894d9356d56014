import type { NodeDefinition, PortType } from "../../../src/engine/nodes/node-definition";
import type { ParameterSchema, Parameters } from "../../../src/engine/nodes/parameters";
import type { PythonFunction } from "../../../src/engine/nodes/python-function";
import { warmUpOfOutput } from "../../../src/engine/nodes/warm-up-of-output";
import type { Bars } from "../../../src/engine/series/bars";
import { randomNumbers } from "../indicators/sample-series";
import { RESERVED_WORDS } from "./reserved-words";
import {
  equalBars,
  equalCall,
  firstBarsOf,
  randomBars,
  type SampleCall,
  sampleCall,
  withMissingBars,
} from "./sample-calls";
import { defaultParameters, otherParameters, sampleParameters } from "./sample-parameters";

type Outputs = Readonly<Record<string, Float64Array>>;

/** Odd seeds connect the optional ports, even seeds use their fallback parameters. */
const SEEDS = [1, 2, 3];

const HOSTILE_BARS: Readonly<Record<string, readonly [bars: Bars, value: number]>> = {
  "no bars": [equalBars(0, 100, 1000), 100],
  "one bar": [equalBars(1, 100, 1000), 100],
  "flat bars": [equalBars(400, 0.1, 1000), 0.1],
  "no volume": [{ ...randomBars(5, 400), volume: new Float64Array(400) }, 3],
  "prices of zero": [equalBars(400, 0, 0), 0],
  "extremely large prices and volumes": [equalBars(400, 1e12, 1e18), 1e12],
  "everything missing": [equalBars(400, Number.NaN, Number.NaN), Number.NaN],
};

/**
 * Registers tests of the invariants of all nodes; call it at the top level of a test file.
 * `warmUpDependsOnData` lists nodes whose first value may come later than their warm-up, with the reason.
 */
export function testNodeInvariants(
  nodes: readonly NodeDefinition[],
  warmUpDependsOnData: Readonly<Record<string, string>> = {},
): void {
  describe.each(nodes.map((node) => [node.name, node] as const))("node %s", (name, node) => {
    const parameterSets = Object.values(sampleParameters(node));
    const evaluate = (call: SampleCall, length = call.bars.close.length): Outputs =>
      node.evaluate(firstBarsOf(call, length));

    test.each([0, 0.1])("does not depend on later bars, with a fraction of %d missing", (gaps) => {
      for (const params of parameterSets) {
        for (const seed of SEEDS) {
          const length = Math.min(node.warmUp(params), 400) + 100;
          const call = sampleCall(node, randomBars(seed, length, gaps), params, seed, gaps);
          const complete = evaluate(call);
          const random = randomNumbers(seed);
          for (const cut of [0, 1, 2, length - 1, ...[1, 2, 3].map(() => Math.floor(random() * length))]) {
            expect(differences(evaluate(call, cut), complete, cut)).toEqual([]);
          }
        }
      }
    });

    test("returns one value per bar of the declared type for each output, and does not change its inputs", () => {
      for (const params of parameterSets) {
        for (const seed of SEEDS) {
          const call = firstBarsOf(sampleCall(node, randomBars(seed, 300, 0.1), params, seed, 0.1), 300);
          const copyOf = () => [call.inputs, node.columns.map((column) => call.columns.column(column))];
          const before = structuredClone(copyOf());
          const outputs = node.evaluate(call);
          expect(copyOf()).toEqual(before);
          expect(Object.keys(outputs).sort()).toEqual(node.outputs.map((port) => port.name).sort());
          for (const port of node.outputs) expectOfType(outputs[port.name]!, port.type, 300);
        }
      }
    });

    test.each(Object.entries(HOSTILE_BARS))("returns only finite or unknown values for %s", (_, [bars, value]) => {
      for (const params of parameterSets) {
        const outputs = evaluate(equalCall(node, bars, params, value));
        for (const port of node.outputs) expectOfType(outputs[port.name]!, port.type, bars.close.length);
      }
    });

    const reason = warmUpDependsOnData[name];
    test(
      reason ? `has its first value at or after the warm-up: ${reason}` : "has its first value exactly at the warm-up",
      () => {
        for (const params of [defaultParameters(node), otherParameters(node)]) {
          const warmUp = node.warmUp(params);
          for (const seed of SEEDS) {
            const call = sampleCall(node, randomBars(seed, warmUp + 40), params, seed);
            const outputs = evaluate(call);
            const first = node.outputs.map(({ name: port }) => outputs[port]!.findIndex(isKnown));
            const declared = node.outputs.map(({ name: port }) => warmUpOfOutput(node, params, port));
            expect(Math.max(...declared)).toBe(warmUp);
            if (!reason) expect(first).toEqual(declared);
            else for (const [index, bar] of first.entries()) expect(bar === -1 || bar >= declared[index]!).toBe(true);
            if (reason) continue;
            // The warm-up counts from the first complete bar: seven are missing, so only the last bar is known.
            const late = sampleCall(node, randomBars(seed, 7 + warmUp + 1), params, seed);
            const lateOutputs = evaluate(withMissingBars(late, node, (bar) => bar < 7));
            expect(node.outputs.filter((port) => !isKnown(lateOutputs[port.name]!.at(-1)!))).toEqual([]);
          }
        }
      },
    );

    test("recovers after a missing bar", () => {
      const params = defaultParameters(node);
      const warmUp = node.warmUp(params);
      for (const seed of SEEDS) {
        const length = 3 * warmUp + 300;
        const call = sampleCall(node, randomBars(seed, length), params, seed);
        const withGap = evaluate(withMissingBars(call, node, (bar) => bar === warmUp + 5));
        const complete = evaluate(call);
        const lastKnown = (outputs: Outputs) => node.outputs.map(({ name: port }) => isKnown(outputs[port]!.at(-1)!));
        expect(lastKnown(withGap)).toEqual(lastKnown(complete));
      }
    });

    test("has a valid template", () => expectValidTemplate(node));

    test("has Python definitions with docstrings, at most 100 columns wide", () => {
      expectValidPython(node.python);
    });
  });
}

const isKnown = (value: number) => !Number.isNaN(value);

/** Names of the outputs that are not identical to the first `length` values of the complete outputs. */
function differences(outputs: Outputs, complete: Outputs, length: number): string[] {
  return Object.keys(complete).filter((name) => {
    const series = outputs[name];
    return series?.length !== length || !series.every((value, bar) => Object.is(value, complete[name]![bar]));
  });
}

function expectOfType(series: Float64Array, type: PortType, length: number): void {
  expect(series).toHaveLength(length);
  const isAllowed = (value: number): boolean => {
    if (type === "NUMBER") return Number.isFinite(value) && value === series[0];
    if (type === "SERIES") return Number.isNaN(value) || Number.isFinite(value);
    return value === 0 || value === 1 || (type === "BOOLEAN" && Number.isNaN(value));
  };
  expect([...series].filter((value) => !isAllowed(value))).toEqual([]);
}

function expectValidTemplate(node: NodeDefinition): void {
  const ports = [...node.inputs, ...node.outputs];
  const named = [node.name, ...Object.keys(node.parameters), ...ports.map((port) => port.name)];
  for (const name of named) expect(name).toMatch(/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/);
  const arguments_ = [...node.inputs.map((port) => port.name), ...Object.keys(node.parameters)];
  expect(arguments_.filter((name) => RESERVED_WORDS.has(name))).toEqual([]);
  for (const text of [node.displayName, node.description, ...ports.map((port) => port.description)]) {
    expect(text).toMatch(/^\S.*\S$/);
  }
  expect(node.version).toMatch(/^\d+\.\d+\.\d+$/);
  expect(node.category).toMatch(/^[A-Z]+(_[A-Z]+)*$/);
  expect(node.outputs.length).toBeGreaterThan(0);
  for (const schema of Object.values(node.parameters)) expectValidParameter(schema);
  for (const { fallback } of node.inputs) if (fallback) expect(Object.keys(node.parameters)).toContain(fallback);
  for (const rule of node.rules) {
    expect(Object.keys(node.parameters)).toEqual(expect.arrayContaining([...rule.parameters]));
    for (const params of [defaultParameters(node), otherParameters(node)]) expect(rule.holds(params)).toBe(true);
  }
  for (const params of Object.values(sampleParameters(node))) expectValidExplanation(node, params);
}

function expectValidPython({ source, uses }: PythonFunction): void {
  const blocks = source.trim().split(/\n(?=def |class )/);
  for (const block of blocks) expect(block).toMatch(/^(def|class) [A-Za-z][A-Za-z0-9_]*.*:\n {4}"""\S/);
  expect(source.split("\n").filter((line) => line.length > 100 || /^[^ dc\n]/.test(line))).toEqual([]);
  uses.forEach(expectValidPython);
}

function expectValidParameter(schema: ParameterSchema): void {
  for (const text of [schema.title, schema.description]) expect(text).toMatch(/^\S.*\S$/);
  if ("enum" in schema) expect(schema.enum).toContain(schema.default);
  if ("pattern" in schema) expect(schema.default).toMatch(new RegExp(schema.pattern));
  if (schema.type === "array") {
    expect(schema.default.length).toBeGreaterThanOrEqual(schema.minItems);
    expect(schema.default.length).toBeLessThanOrEqual(schema.maxItems);
  }
  if (schema.type !== "integer" && schema.type !== "number") return;
  expect(schema.default).toBeGreaterThanOrEqual(schema.minimum ?? -Infinity);
  expect(schema.default).toBeLessThanOrEqual(schema.maximum ?? Infinity);
  expect(schema.default).toBeGreaterThan(schema.exclusiveMinimum ?? -Infinity);
  expect(schema.default).toBeLessThan(schema.exclusiveMaximum ?? Infinity);
  if (schema.type === "integer") expect(Number.isInteger(schema.default)).toBe(true);
}

function expectValidExplanation(node: NodeDefinition, params: Parameters): void {
  const phrases = Object.fromEntries(node.inputs.map((port) => [port.name, `the ${port.name} of it`]));
  const required = node.inputs.filter((port) => port.required || port.fallback).map((port) => port.name);
  for (const names of [Object.keys(phrases), required]) {
    const inputs = Object.fromEntries(names.map((name) => [name, phrases[name]!]));
    const text = node.explain(params, inputs);
    expect(text).toMatch(/\S/);
    expect(text).not.toMatch(/undefined|NaN|\[object|null/);
  }
}
