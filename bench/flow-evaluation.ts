import type { Bars } from "../src/engine/bars";
import { evaluateFlow } from "../src/engine/flow/evaluate-flow";
import type { FlowPlan } from "../src/engine/flow/flow-plan";
import { type Contest, contest } from "./contest";
import { NPM_INDICATORS, type PlainBars } from "./npm-indicators";
import { randomBars } from "./random-bars";
import { twentyNodeFlow } from "./twenty-node-flow";

const SYMBOLS = 500;
const BARS = 2520;
/** Symbols that a library's turn takes when the fastest is looked for. */
const TRIED = 40;
const TURNS = 5;

/**
 * A whole flow for each symbol against its indicators alone, each from the npm library that is the fastest at it on this
 * machine and in this run. The libraries get plain arrays, which they are fastest with.
 */
export async function contestFlowEvaluation({ rounds }: { readonly rounds: number }): Promise<Contest> {
  const symbols = Array.from({ length: SYMBOLS }, (_, seed) => randomBars(seed, BARS));
  const plain = symbols.map(plainBars);
  const plan = twentyNodeFlow();
  const fastest = fastestOfEach(plain.slice(0, TRIED));
  sayLinearity();
  return contest(`${plan.nodes.length}-node flow, ${SYMBOLS} symbols of 2,520 bars`, "symbols/s", {
    warmUp: 2,
    rounds,
    ours: async () => SYMBOLS / seconds(() => evaluateAll(plan, symbols)),
    bare: async () =>
      SYMBOLS /
      seconds(() => {
        for (const bars of plain) for (const compute of fastest) compute(bars);
      }),
    target: 1,
  });
}

function evaluateAll(plan: FlowPlan, symbols: readonly Bars[]): void {
  for (const bars of symbols) evaluateFlow(plan, bars);
}

/** Every library takes its turn at an indicator several times; the best turn counts, so that each is measured warm. */
function fastestOfEach(symbols: readonly PlainBars[]): ((bars: PlainBars) => unknown)[] {
  return Object.entries(NPM_INDICATORS).map(([name, libraries]) => {
    const tried = Object.entries(libraries).map(([library, compute]) => {
      const turns = Array.from({ length: TURNS }, () => seconds(() => symbols.forEach(compute)));
      return { library, compute, took: Math.min(...turns) / symbols.length };
    });
    tried.sort((one, other) => one.took - other.took);
    const times = tried.map(({ library, took }) => `${library} ${(took * 1e6).toFixed(0)} µs`);
    console.log(`${name}: ${times.join(", ")}`);
    return tried[0]!.compute;
  });
}

/** Time for one bar of one node must not grow with the number of bars or nodes. */
function sayLinearity(): void {
  const sizes = [
    [BARS, 1],
    [4 * BARS, 1],
    [BARS, 4],
  ] as const;
  for (const [length, copies] of sizes) {
    const plan = twentyNodeFlow(copies);
    const symbols = Array.from({ length: TRIED }, (_, seed) => randomBars(seed, length));
    const best = Math.min(...Array.from({ length: TURNS }, () => seconds(() => evaluateAll(plan, symbols))));
    const each = best / (TRIED * length * plan.nodes.length);
    console.log(`Linearity: ${plan.nodes.length} nodes, ${length} bars: ${(each * 1e9).toFixed(1)} ns a bar and node`);
  }
}

function plainBars({ high, low, close, volume }: Bars): PlainBars {
  return { high: [...high], low: [...low], close: [...close], volume: [...volume] };
}

function seconds(work: () => void): number {
  const began = performance.now();
  work();
  return (performance.now() - began) / 1000;
}
