import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import { SOURCE_PARAMETER, SOURCE_PORT } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";
import { conditionNode } from "../condition-node";
import { heldFor, heldForPython } from "../held-for";

interface Direction {
  readonly name: "rising" | "falling";
  readonly displayName: string;
  readonly adjective: "above" | "below";
  /** Python operator for the same comparison. */
  readonly operator: ">" | "<";
  isStep(now: number, before: number): boolean;
}

/** A node that is true after `bars` consecutive changes in one direction; 3 changes take 4 bars. */
export function risingOrFallingNode({ name, displayName, adjective, operator, isStep }: Direction): NodeDefinition {
  return conditionNode({
    name,
    displayName,
    description: `True if the source was ${adjective} its previous value on each of a number of consecutive bars.`,
    category: "TREND",
    parameters: {
      bars: periodParameter(3, "Bars", 1, `Number of consecutive bars on which the source must be ${name}.`),
      source: SOURCE_PARAMETER,
    },
    inputs: [SOURCE_PORT],
    warmUp: (params) => numberOf(params, "bars"),
    explain: (params, { source }) => {
      const bars = numberOf(params, "bars");
      return `${source} is ${name}${bars === 1 ? "" : ` for ${bars} bars in a row`}`;
    },
    result: ({ inputs, params }) => heldFor(steps(inputs.source!, isStep), numberOf(params, "bars")),
    python: {
      name,
      uses: [heldForPython],
      source: `
def ${name}(source, bars):
    """True where \`source\` was ${adjective} its previous value on each of the last \`bars\` bars."""
    steps = [None] * len(source)
    for bar in range(1, len(source)):
        if not (isnan(source[bar]) or isnan(source[bar - 1])):
            steps[bar] = source[bar] ${operator} source[bar - 1]
    return held_for(steps, bars)
`,
    },
  });
}

function steps(source: Series, isStep: Direction["isStep"]): Series {
  const result = unknownSeries(source.length);
  for (let bar = 1; bar < source.length; bar++) {
    const [now, before] = [source[bar]!, source[bar - 1]!];
    if (!Number.isNaN(now) && !Number.isNaN(before)) result[bar] = isStep(now, before) ? 1 : 0;
  }
  return result;
}
