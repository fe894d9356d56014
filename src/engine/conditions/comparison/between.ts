import { conditionNode } from "../condition-node";

export const betweenNode = conditionNode({
  name: "between",
  displayName: "Between",
  description: "True on every bar on which the value is at or above low and at or below high.",
  category: "COMPARISON",
  parameters: {
    low: {
      type: "number",
      title: "Low",
      description: "Lower bound while nothing is connected to low, in the unit of the value.",
      default: 0,
    },
    high: {
      type: "number",
      title: "High",
      description: "Upper bound while nothing is connected to high, in the unit of the value.",
      default: 100,
    },
  },
  inputs: [
    { name: "value", type: "SERIES", required: true, description: "Series that is held against the bounds." },
    { name: "low", type: "SERIES", required: false, fallback: "low", description: "Lower bound, itself included." },
    { name: "high", type: "SERIES", required: false, fallback: "high", description: "Upper bound, itself included." },
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
    """True where \`value\` is from \`low\` to \`high\`, both included."""
    return [
        None if isnan(number) or isnan(start) or isnan(end) else start <= number <= end
        for number, start, end in zip(value, low, high)
    ]
`,
  },
});
