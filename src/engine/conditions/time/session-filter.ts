import { numbersOf } from "../../nodes/parameters";
import { conditionNode } from "../condition-node";
import { joinWords } from "./join-words";
import { weekday, weekdayPython } from "./weekday";

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

export const sessionFilterNode = conditionNode({
  name: "session_filter",
  displayName: "Session filter",
  description: "True on the selected days of the week.",
  category: "TIME",
  parameters: {
    days: {
      type: "array",
      title: "Days",
      description: "Days of the week, from 1 (Monday) to 7 (Sunday).",
      items: { type: "integer", minimum: 1, maximum: 7 },
      minItems: 1,
      maxItems: 7,
      default: [1, 2, 3, 4, 5],
    },
  },
  readsDates: true,
  inputs: [],
  explain: (params) => {
    const selected = new Set(numbersOf(params, "days"));
    const names = DAYS.filter((_, index) => selected.has(index + 1));
    return `the day is a ${joinWords(names, "or")}`;
  },
  result: ({ columns, params }) => {
    const selected = new Set(numbersOf(params, "days"));
    return Float64Array.from(columns.dates, (date) => (selected.has(weekday(date)) ? 1 : 0));
  },
  python: {
    name: "session_filter",
    uses: [weekdayPython],
    source: `
def session_filter(dates, days):
    """True on the selected days of the week, from 1 (Monday) to 7 (Sunday)."""
    return [weekday(date) in days for date in dates]
`,
  },
});
