import { evaluateFlow } from "../../../src/engine/flow/evaluate-flow";
import type { FlowPlan } from "../../../src/engine/flow/plan/flow-plan";
import { compileFlow } from "../../../src/engine/python/compile-flow";
import type { Bars } from "../../../src/engine/series/bars";
import { runPythonJson } from "./run-python";

/** Results of a module: the rows of `generate_signals`, and the other series of `compute`; NaN is null. */
export interface StrategyAnswer {
  readonly rows: readonly Readonly<Record<string, string | boolean>>[];
  readonly series: Readonly<Record<string, readonly (number | null)[]>>;
}

/**
 * Frame imitates a pandas DataFrame: columns by name and an index. Missing values are NA, whose comparisons are neither
 * true nor false.
 */
const DRIVER = `
import ast, json, math, sys
class NotAvailable:
    def __eq__(self, other):
        return self
    __ne__ = __lt__ = __gt__ = __eq__
    def __bool__(self):
        raise TypeError("boolean value of NA is ambiguous")
class Frame:
    def __init__(self, bars):
        self.bars = {
            name: tuple(NotAvailable() if value is None else value for value in values)
            for name, values in bars.items() if name != "date"
        }
        self.index = bars["date"]
    def __getitem__(self, name):
        return self.bars[name]
    def __contains__(self, name):
        return name in self.bars
def plain(value):
    return None if isinstance(value, float) and math.isnan(value) else value
work = json.load(sys.stdin)
answers = []
for source in work["sources"]:
    ast.parse(source, feature_version=(3, 9))
    names = {"__name__": "strategy"}
    exec(compile(source, "strategy.py", "exec"), names)
    rows = names["generate_signals"](work["bars"])
    if not answers and rows != names["generate_signals"](Frame(work["bars"])):
        raise SystemExit("The signals for a frame differ from those for a dict of lists")
    computed = names["compute"](work["bars"])
    series = {name: [plain(value) for value in values] for name, values in computed.items() if "." in name}
    answers.append({"rows": rows, "series": series})
print(json.dumps(answers, allow_nan=False))
`;

/** Runs all modules on the same bars in one Python process. */
export function runStrategies(sources: readonly string[], bars: Bars): StrategyAnswer[] {
  const { dates, ...columns } = bars;
  const lists = Object.entries(columns).map(([name, values]) => [name, Array.from(values, plain)]);
  return runPythonJson(DRIVER, { sources, bars: { date: dates, ...Object.fromEntries(lists) } }) as StrategyAnswer[];
}

/** Results of the engine for the same flow, in the same format. */
export function evaluateStrategy(plan: FlowPlan, bars: Bars): StrategyAnswer {
  const { signals, outputs } = evaluateFlow(plan, bars);
  const isReported = /^(POSITION|STOP_LOSS|STOP_PROFIT|RISK_MANAGEMENT)$/;
  const series = plan.nodes
    .filter(({ definition }) => !definition.signal && isReported.test(definition.nodeType))
    .flatMap(({ id, definition }) =>
      definition.outputs
        .filter(({ type }) => type !== "SIGNAL")
        .map(({ name, type }) => [
          `${id}.${name}`,
          Array.from(outputs.get(id)![name]!, (value) => (type === "BOOLEAN" ? truth(value) : plain(value))),
        ]),
    );
  return {
    rows: bars.dates.map((date, bar) => ({
      date,
      entry_long: signals.entryLong[bar] === 1,
      exit_long: signals.exitLong[bar] === 1,
      entry_short: signals.entryShort[bar] === 1,
      exit_short: signals.exitShort[bar] === 1,
      reverse: signals.reverse[bar] === 1,
    })),
    series: Object.fromEntries(series),
  };
}

export function sourceOf(plan: FlowPlan, name = "Sample"): string {
  return compileFlow(plan, { name, flowHash: "0".repeat(64), explanation: "Buys and sells." }).source;
}

function plain(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

function truth(value: number): boolean | null {
  return Number.isNaN(value) ? null : value === 1;
}
