import { buildFlow, type NodeSpec } from "../../../src/engine/flow/build-flow";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";

/** Pseudorandom numbers in [0, 1), the same for the same seed. Source: Mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** A valid flow: averages of averages, comparisons, combinations of comparisons, and signals. */
export function randomFlow(seed: number): LogicFlow {
  const random = randomNumbers(seed);
  const below = (count: number) => Math.floor(random() * count);
  const nodes: Record<string, NodeSpec> = {};
  const series: string[] = [];
  const conditions: string[] = [];
  const id = () => `n${below(1_000_000_000)}`;
  const pick = (from: readonly string[]) => from[below(from.length)]!;
  for (let count = 2 + below(8); count > 0; count--) {
    const inputs: Record<string, string> = series.length > 0 && random() < 0.6 ? { source: pick(series) } : {};
    const name = id();
    nodes[name] = { template: "sma", params: { period: 1 + below(9), source: pick(["open", "close", "hl2"]) }, inputs };
    series.push(`${name}.value`);
  }
  for (let count = 1 + below(4); count > 0; count--) {
    const name = id();
    const inputs = { a: pick(series), b: pick(series) };
    nodes[name] = { template: pick(["crosses_above", "crosses_below", "greater_than"]), inputs };
    conditions.push(`${name}.result`);
  }
  for (let count = below(4); count > 0; count--) {
    const name = id();
    nodes[name] = { template: pick(["and", "or"]), inputs: { a: pick(conditions), b: pick(conditions) } };
    conditions.push(`${name}.result`);
  }
  for (const template of ["entry_long", "exit_long", "entry_short", "exit_short", "reverse", "entry_long"]) {
    nodes[id()] = { template, inputs: { condition: pick(conditions) } };
  }
  return buildFlow(nodes);
}

/** The same flow in another order, with other labels and positions; it is equivalent. */
export function shuffledFlow(flow: LogicFlow, seed: number): LogicFlow {
  const random = randomNumbers(seed);
  const shuffled = <T>(items: readonly T[]) =>
    items
      .map((item) => ({ item, at: random() }))
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item);
  const nodes = flow.nodes.map(({ params, ...node }) => {
    const reordered = Object.fromEntries(shuffled(Object.entries(params)));
    return { label: `Label ${random()}`, x: random() * 1000, y: random() * 1000, params: reordered, ...node };
  });
  return { nodes: shuffled(nodes), edges: shuffled(flow.edges) };
}
