import { deepStrictEqual } from "node:assert";
import { evaluateFlow } from "../../src/engine/flow/evaluate-flow";
import type { FlowPlan } from "../../src/engine/flow/plan/flow-plan";
import type { Bars } from "../../src/engine/series/bars";
import { withScratchBuffers } from "../../src/engine/series/scratch-buffers";
import { evaluateByHand } from "../baselines/evaluate-by-hand";
import { NPM_INDICATORS, type PlainBars } from "../baselines/npm-indicators";
import { type Comparison, compare } from "../compare";
import { randomBars } from "../random-bars";
import { twentyNodeFlow } from "../twenty-node-flow";

const SYMBOLS = 500;
const BARS = 2520;
/** Symbols used for the check of the signals and the additional timings. */
const SAMPLE_SIZE = 40;
const REPETITIONS = 5;

/**
 * Evaluates the flow for each symbol with the engine and with hand-written code on the npm library that computes its
 * indicators fastest. Both return the same signals. The library gets plain arrays, with which it is fastest.
 */
export async function compareFlowEvaluation({ rounds }: { readonly rounds: number }): Promise<Comparison> {
  const symbols = Array.from({ length: SYMBOLS }, (_, seed) => randomBars(seed, BARS));
  const plain = symbols.map(plainBars);
  const plan = twentyNodeFlow();
  for (let seed = 0; seed < SAMPLE_SIZE; seed += 1) requireSameSignals(plan, symbols[seed]!, plain[seed]!);
  printIndicatorTimes(plain.slice(0, SAMPLE_SIZE));
  printLinearity();
  return compare(`${plan.nodes.length}-node flow, ${SYMBOLS} symbols of 2,520 bars`, "symbols/s", {
    warmUp: 2,
    rounds,
    ours: async () => perSecond(() => evaluateAll(plan, symbols)),
    baseline: async () => perSecond(() => plain.forEach(evaluateByHand)),
    target: 1,
  });
}

/** Symbols per second. Collects garbage first, so that neither side pays for the other's. */
function perSecond(work: () => void): number {
  gc!();
  return SYMBOLS / seconds(work);
}

/** The library seeds exponential averages differently from TA-Lib; after this many bars the difference has vanished. */
const CONVERGED_AFTER = 600;

function requireSameSignals(plan: FlowPlan, bars: Bars, plain: PlainBars): void {
  const { signals } = evaluateFlow(plan, bars);
  const { from, buy, sell } = evaluateByHand(plain);
  const converged = (signal: Uint8Array) => Array.from(signal.subarray(CONVERGED_AFTER), (value) => value === 1);
  const expected = [buy, sell].map((series) => series.slice(CONVERGED_AFTER - from));
  deepStrictEqual([converged(signals.entryLong), converged(signals.exitLong)], expected);
}

function evaluateAll(plan: FlowPlan, symbols: readonly Bars[]): void {
  for (const bars of symbols) withScratchBuffers(() => evaluateFlow(plan, bars));
}

/** Prints the best of several repetitions for each indicator and library, so that each is measured warm. */
function printIndicatorTimes(symbols: readonly PlainBars[]): void {
  for (const [name, libraries] of Object.entries(NPM_INDICATORS)) {
    const times = Object.entries(libraries).map(([library, compute]) => {
      const repetitions = Array.from({ length: REPETITIONS }, () => seconds(() => symbols.forEach(compute)));
      return { library, duration: Math.min(...repetitions) / symbols.length };
    });
    times.sort((a, b) => a.duration - b.duration);
    console.log(
      `${name}: ${times.map(({ library, duration }) => `${library} ${(duration * 1e6).toFixed(0)} µs`).join(", ")}`,
    );
  }
}

/** Prints the time per bar and node, which must not grow with the number of bars or nodes. */
function printLinearity(): void {
  const sizes = [
    [BARS, 1],
    [4 * BARS, 1],
    [BARS, 4],
  ] as const;
  for (const [length, copies] of sizes) {
    const plan = twentyNodeFlow(copies);
    const symbols = Array.from({ length: SAMPLE_SIZE }, (_, seed) => randomBars(seed, length));
    const best = Math.min(...Array.from({ length: REPETITIONS }, () => seconds(() => evaluateAll(plan, symbols))));
    const each = best / (SAMPLE_SIZE * length * plan.nodes.length);
    console.log(
      `Linearity: ${plan.nodes.length} nodes, ${length} bars: ${(each * 1e9).toFixed(1)} ns per bar and node`,
    );
  }
}

function plainBars({ high, low, close, volume }: Bars): PlainBars {
  return { high: [...high], low: [...low], close: [...close], volume: [...volume] };
}

function seconds(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
