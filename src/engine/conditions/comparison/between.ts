import { conditionNode } from "../condition-node";

export const betweenNode = conditionNode({
  name: "between",
  displayName: "Between",
  description: "True while the value lies between two bounds, inclusive.",
  category: "COMPARISON",
  parameters: {
    low: {
      type: "number",
      title: "Low",
      description: "Lower bound while the port low is not connected, in the unit of the value.",
      default: 0,
    },
    high: {
      type: "number",
      title: "High",
      description: "Upper bound while the port high is not connected, in the unit of the value.",
      default: 100,
    },
  },
  inputs: [
    { name: "value", type: "SERIES", required: true, description: "Series to compare with the bounds." },
    {
      name: "low",
      type: "SERIES",
      required: false,
      fallback: "low",
      description: "Lower bound, inclusive. Defaults to the parameter low when not connected.",
    },
    {
      name: "high",
      type: "SERIES",
      required: false,
      fallback: "high",
      description: "Upper bound, inclusive. Defaults to the parameter high when not connected.",
    },
  ],
  explain: (_, { value, low, high }) => `${value} is between ${low} and ${high}`,
  result: ({ inputs: { value, low, high } }) =>
    value!.map((number, bar) => {
      const from = low![bar]!;
      const to = high![bar]!;
      if (Number.isNaN(number) || Number.isNaN(from) || Number.isNaN(to)) return Number.NaN;
      return from <= number && number <= to ? 1 : 0;
    }),
  python: {
    name: "between",
    uses: [],
    source: `
def between(value, low, high):
    """True where \`value\` is between \`low\` and \`high\`, inclusive."""
    return [
        None if isnan(number) or isnan(start) or isnan(end) else start <= number <= end
        for number, start, end in zip(value, low, high)
    ]
`,
  },
});
