import { numbersOf, type ParameterSchema, type Parameters, stringOf } from "../../nodes/parameters";
import { conditionNode } from "../condition-node";
import { joinWords } from "./join-words";

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function dateParameter(title: string, description: string): ParameterSchema {
  return {
    type: "string",
    title,
    description,
    pattern: "^(\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]))?$",
    maxLength: 10,
    default: "",
  };
}

export const timeFilterNode = conditionNode({
  name: "time_filter",
  displayName: "Time filter",
  description: "True within a date range, inclusive, and in the selected months.",
  category: "TIME",
  parameters: {
    from_date: dateParameter("From", "First date, YYYY-MM-DD. Empty for no limit."),
    to_date: dateParameter("To", "Last date, YYYY-MM-DD. Empty for no limit."),
    months: {
      type: "array",
      title: "Months",
      description: "Months of the year, from 1 (January) to 12 (December).",
      items: { type: "integer", minimum: 1, maximum: 12 },
      minItems: 1,
      maxItems: 12,
      default: MONTHS.map((_, index) => index + 1),
    },
  },
  rules: [
    {
      parameters: ["from_date", "to_date"],
      holds: (params) => {
        const [from, to] = [stringOf(params, "from_date"), stringOf(params, "to_date")];
        return from === "" || to === "" || from <= to;
      },
      message: "from_date must not be after to_date",
    },
  ],
  readsDates: true,
  inputs: [],
  explain,
  result: ({ columns, params }) => {
    const [from, to] = [stringOf(params, "from_date"), stringOf(params, "to_date")];
    const months = new Set(numbersOf(params, "months"));
    return Float64Array.from(columns.dates, (date) =>
      date >= from && (to === "" || date <= to) && months.has(Number(date.slice(5, 7))) ? 1 : 0,
    );
  },
  python: {
    name: "time_filter",
    uses: [],
    source: `
def time_filter(dates, from_date, to_date, months):
    """True from \`from_date\` to \`to_date\`, inclusive, in the selected months."""
    return [
        date >= from_date and (to_date == "" or date <= to_date) and int(date[5:7]) in months
        for date in dates
    ]
`,
  },
});

function explain(params: Parameters): string {
  const [from, to] = [stringOf(params, "from_date"), stringOf(params, "to_date")];
  const selected = new Set(numbersOf(params, "months"));
  const months = MONTHS.filter((_, index) => selected.has(index + 1));
  const parts = [
    from && `from ${from}`,
    to && `to ${to}`,
    months.length < MONTHS.length && `in ${joinWords(months, "or")}`,
  ].filter(Boolean);
  return `the date is ${parts.join(" ") || "any"}`;
}
