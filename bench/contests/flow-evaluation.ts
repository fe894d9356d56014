import { deepStrictEqual } from "node:assert";
import { evaluateFlow } from "../../src/engine/flow/evaluate-flow";
import type { FlowPlan } from "../../src/engine/flow/flow-plan";
import type { Bars } from "../../src/engine/series/bars";
import { withScratchBuffers } from "../../src/engine/series/scratch-buffers";
import { flowByHand } from "../baselines/flow-by-hand";
import { NPM_INDICATORS, type PlainBars } from "../baselines/npm-indicators";
import { type Contest, contest } from "../contest";
import { randomBars } from "../random-bars";
import { twentyNodeFlow } from "../twenty-node-flow";

const SYMBOLS = 500;
const BARS = 2520;
/** Symbols that are looked at closer. */
const TRIED = 40;
const TURNS = 5;

/**
 * The engine's flow for each symbol against the same flow written by hand upon the npm library that is the fastest with
 * its indicators. Both give the same signals. The library gets plain arrays, which it is fastest with.
 */
export async function contestFlowEvaluation({ rounds }: { readonly rounds: number }): Promise<Contest> {
  const symbols = Array.from({ length: SYMBOLS }, (_, seed) => randomBars(seed, BARS));
  const plain = symbols.map(plainBars);
  const plan = twentyNodeFlow();
  for (let seed = 0; seed < TRIED; seed += 1) requireSameSignals(plan, symbols[seed]!, plain[seed]!);
  sayIndicators(plain.slice(0, TRIED));
  sayLinearity();
  return contest(`${plan.nodes.length}-node flow, ${SYMBOLS} symbols of 2,520 bars`, "symbols/s", {
    warmUp: 2,
    rounds,
    ours: async () => perSecond(() => evaluateAll(plan, symbols)),
    bare: async () => perSecond(() => plain.forEach(flowByHand)),
    target: 1,
  });
}

/** Symbols a second; neither side pays for what the other threw away. */
function perSecond(work: () => void): number {
  gc!();
  return SYMBOLS / seconds(work);
}

/** Libraries begin their exponential averages otherwise than TA-Lib; after this many bars nothing of it is left. */
const FORGOTTEN = 600;

function requireSameSignals(plan: FlowPlan, bars: Bars, plain: PlainBars): void {
  const { signals } = evaluateFlow(plan, bars);
  const { from, buy, sell } = flowByHand(plain);
  const known = (signal: Uint8Array) => Array.from(signal.subarray(FORGOTTEN), (given) => given === 1);
  const byHand = [buy, sell].map((line) => line.slice(FORGOTTEN - from));
  deepStrictEqual([known(signals.entryLong), known(signals.exitLong)], byHand);
}

function evaluateAll(plan: FlowPlan, symbols: readonly Bars[]): void {
  for (const bars of symbols) withScratchBuffers(() => evaluateFlow(plan, bars));
}

/**
 * Every library takes its turn at each indicator several times; the best turn counts, so that each is measured warm.
 */
function sayIndicators(symbols: readonly PlainBars[]): void {
  for (const [name, libraries] of Object.entries(NPM_INDICATORS)) {
    const tried = Object.entries(libraries).map(([library, compute]) => {
      const turns = Array.from({ length: TURNS }, () => seconds(() => symbols.forEach(compute)));
      return { library, took: Math.min(...turns) / symbols.length };
    });
    tried.sort((one, other) => one.took - other.took);
    console.log(`${name}: ${tried.map(({ library, took }) => `${library} ${(took * 1e6).toFixed(0)} µs`).join(", ")}`);
  }
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
