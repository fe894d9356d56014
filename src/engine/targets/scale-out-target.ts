import { constantAmount } from "../amounts/constant-amount";
import { multipleOf, multipleOfPython } from "../amounts/multiple-of";
import { passThroughNode } from "../amounts/pass-through-node";
import type { Port } from "../nodes/node-definition";
import { numbersOf, type ParameterSchema } from "../nodes/parameters";
import type { PythonFunction } from "../nodes/python-function";
import { unknownSeries } from "../series/series";

const RUNGS = [1, 2, 3];
/** Parts such as 0.2, 86.9 and 12.9 come to a hair above 100. */
const ROUNDING = 1e-9;

function ladderParameter(title: string, description: string, most: number, rungs: readonly number[]): ParameterSchema {
  return {
    type: "array",
    title,
    description: `${description}, one for each rung: 5 is 5 %.`,
    items: { type: "number", minimum: 0.01, maximum: most },
    minItems: 1,
    maxItems: RUNGS.length,
    default: rungs,
  };
}

const distancePort = (rung: number): Port => ({
  name: `distance_${rung}`,
  type: "SERIES",
  description: `Distance of target ${rung} from the close of entry, in the prices' currency; unknown: no such rung.`,
});

const fractionPort = (rung: number): Port => ({
  name: `fraction_${rung}`,
  type: "SERIES",
  description: `Share of the position at entry that is closed at target ${rung}, 0 to 1; 0: no such rung.`,
});

const ladderRungPython: PythonFunction = {
  name: "ladder_rung",
  uses: [multipleOfPython],
  source: `
def ladder_rung(close, percents, rung):
    """Distance of a rung of the ladder; unknown where it has fewer rungs."""
    if rung > len(percents):
        return [nan] * len(close)
    return multiple_of(close, percents[rung - 1] / 100)
`,
};

const ladderFractionPython: PythonFunction = {
  name: "ladder_fraction",
  uses: [],
  source: `
def ladder_fraction(percents, rung, length):
    """Share that is closed at a rung of the ladder; 0 where it has fewer rungs."""
    return [percents[rung - 1] / 100 if rung <= len(percents) else 0.0] * length
`,
};

export const scaleOutTargetNode = passThroughNode({
  name: "scale_out_target",
  displayName: "Scale-out target",
  description: "Take the profit in parts at up to three targets; what is left runs on.",
  nodeType: "STOP_PROFIT",
  category: "LADDER",
  parameters: {
    target_percents: ladderParameter(
      "Targets",
      "Distances in percent of the close of entry, ascending",
      1000,
      [5, 10, 15],
    ),
    part_percents: ladderParameter("Parts", "Parts in percent of the position at entry", 100, [20, 20, 20]),
  },
  rules: [
    {
      parameters: ["target_percents", "part_percents"],
      holds: (params) => numbersOf(params, "target_percents").length === numbersOf(params, "part_percents").length,
      message: "target_percents and part_percents must have the same number of rungs",
    },
    {
      parameters: ["target_percents"],
      holds: (params) =>
        numbersOf(params, "target_percents").every((at, rung, all) => rung === 0 || at > all[rung - 1]!),
      message: "target_percents must ascend",
    },
    {
      parameters: ["part_percents"],
      holds: (params) => numbersOf(params, "part_percents").reduce((sum, part) => sum + part, 0) <= 100 + ROUNDING,
      message: "part_percents must not add up to more than 100",
    },
  ],
  columns: ["close"],
  amounts: [...RUNGS.map(distancePort), ...RUNGS.map(fractionPort)],
  explain: (params) => {
    const parts = numbersOf(params, "part_percents");
    const rungs = numbersOf(params, "target_percents").map((target, rung) => `${parts[rung]} % at ${target} %`);
    return `take profit in parts: ${rungs.join(", ")} from entry`;
  },
  evaluate: ({ columns, params }) => {
    const close = columns.column("close");
    const [targets, parts] = [numbersOf(params, "target_percents"), numbersOf(params, "part_percents")];
    const distances = RUNGS.map((rung) =>
      rung > targets.length ? unknownSeries(close.length) : multipleOf(close, targets[rung - 1]! / 100),
    );
    const fractions = RUNGS.map((rung) => constantAmount((parts[rung - 1] ?? 0) / 100, close.length));
    return Object.fromEntries(
      RUNGS.flatMap((rung) => [
        [distancePort(rung).name, distances[rung - 1]!],
        [fractionPort(rung).name, fractions[rung - 1]!],
      ]),
    );
  },
  python: {
    uses: [ladderRungPython, ladderFractionPython],
    lines: [
      ...RUNGS.map((rung) => `distance_${rung} = ladder_rung(close, target_percents, ${rung})`),
      ...RUNGS.map((rung) => `fraction_${rung} = ladder_fraction(part_percents, ${rung}, len(signal))`),
    ],
  },
});
