import { constantAmount } from "../amounts/constant-amount";
import { multipleOf, multipleOfPython } from "../amounts/multiple-of";
import { passThroughNode } from "../amounts/pass-through-node";
import type { Port } from "../nodes/node-definition";
import { numbersOf, type ParameterSchema } from "../nodes/parameters";
import type { PythonFunction } from "../nodes/python-function";
import { unknownSeries } from "../series/series";

const LEVELS = [1, 2, 3];
/** Tolerance for sums such as 0.2 + 86.9 + 12.9, which exceed 100 by a rounding error. */
const ROUNDING_TOLERANCE = 1e-9;

function levelsParameter(
  title: string,
  description: string,
  maximum: number,
  levels: readonly number[],
): ParameterSchema {
  return {
    type: "array",
    title,
    description: `${description}, one per level: 5 is 5 %.`,
    items: { type: "number", minimum: 0.01, maximum },
    minItems: 1,
    maxItems: LEVELS.length,
    default: levels,
  };
}

const distancePort = (level: number): Port => ({
  name: `distance_${level}`,
  type: "SERIES",
  description: `Distance of target ${level} from the entry bar's close, in the price currency; unknown if not used.`,
});

const fractionPort = (level: number): Port => ({
  name: `fraction_${level}`,
  type: "SERIES",
  description: `Fraction of the initial position that is closed at target ${level}, 0 to 1; 0 if not used.`,
});

const targetDistancePython: PythonFunction = {
  name: "ladder_rung",
  uses: [multipleOfPython],
  source: `
def ladder_rung(close, percents, rung):
    """Distance of one target level; unknown if there are fewer levels."""
    if rung > len(percents):
        return [nan] * len(close)
    return multiple_of(close, percents[rung - 1] / 100)
`,
};

const targetFractionPython: PythonFunction = {
  name: "ladder_fraction",
  uses: [],
  source: `
def ladder_fraction(percents, rung, length):
    """Fraction of the position that is closed at one target level; 0 if there are fewer levels."""
    return [percents[rung - 1] / 100 if rung <= len(percents) else 0.0] * length
`,
};

export const scaleOutTargetNode = passThroughNode({
  name: "scale_out_target",
  displayName: "Scale-out profit target",
  description: "Takes partial profits at up to three target levels; the remaining position stays open.",
  nodeType: "STOP_PROFIT",
  category: "LADDER",
  parameters: {
    target_percents: levelsParameter(
      "Targets",
      "Distances from the entry bar's close in percent, ascending",
      1000,
      [5, 10, 15],
    ),
    part_percents: levelsParameter("Parts", "Parts of the initial position to close, in percent", 100, [20, 20, 20]),
  },
  rules: [
    {
      parameters: ["target_percents", "part_percents"],
      holds: (params) => numbersOf(params, "target_percents").length === numbersOf(params, "part_percents").length,
      message: "target_percents and part_percents must have the same number of levels",
    },
    {
      parameters: ["target_percents"],
      holds: (params) =>
        numbersOf(params, "target_percents").every((at, index, all) => index === 0 || at > all[index - 1]!),
      message: "target_percents must be in ascending order",
    },
    {
      parameters: ["part_percents"],
      holds: (params) =>
        numbersOf(params, "part_percents").reduce((sum, part) => sum + part, 0) <= 100 + ROUNDING_TOLERANCE,
      message: "part_percents must not add up to more than 100",
    },
  ],
  columns: ["close"],
  amounts: [...LEVELS.map(distancePort), ...LEVELS.map(fractionPort)],
  explain: (params) => {
    const parts = numbersOf(params, "part_percents");
    const levels = numbersOf(params, "target_percents").map((target, index) => `${parts[index]} % at ${target} %`);
    return `take partial profits: ${levels.join(", ")} from entry`;
  },
  evaluate: ({ columns, params }) => {
    const close = columns.column("close");
    const [targets, parts] = [numbersOf(params, "target_percents"), numbersOf(params, "part_percents")];
    const distances = LEVELS.map((level) =>
      level > targets.length ? unknownSeries(close.length) : multipleOf(close, targets[level - 1]! / 100),
    );
    const fractions = LEVELS.map((level) => constantAmount((parts[level - 1] ?? 0) / 100, close.length));
    return Object.fromEntries(
      LEVELS.flatMap((level) => [
        [distancePort(level).name, distances[level - 1]!],
        [fractionPort(level).name, fractions[level - 1]!],
      ]),
    );
  },
  python: {
    uses: [targetDistancePython, targetFractionPython],
    lines: [
      ...LEVELS.map((level) => `distance_${level} = ladder_rung(close, target_percents, ${level})`),
      ...LEVELS.map((level) => `fraction_${level} = ladder_fraction(part_percents, ${level}, len(signal))`),
    ],
  },
});
