import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SAMPLE_BARS } from "../reference/sample-bars";
import { compileCase, FLOWS_FOLDER, flowCases, readFlowCase } from "./read-flow-case";
import { MISSING_PYTHON, runPython, testPythonIsMissing } from "./run-python";
import { evaluateStrategy, runStrategies } from "./run-strategies";

// After an intended change of the generated code, run REFRESH_FLOWS=1 npx jest test/engine/python/golden-flows and
// review the diff.
const REFRESH = process.env.REFRESH_FLOWS === "1";
const bars = SAMPLE_BARS.AAPL;

describe.each(flowCases())("the flow %s", (folder) => {
  const flowCase = readFlowCase(folder);
  const { plan, source, sourceMap } = compileCase(flowCase);

  test("compiles to the reviewed Python", () => {
    const file = join(FLOWS_FOLDER, folder, "expected.py");
    if (REFRESH) writeFileSync(file, source);
    expect(source).toBe(readFileSync(file, "utf8"));
  });

  test("compiles to the same bytes if its nodes and edges are in another order", () => {
    const { nodes, edges } = flowCase.flow;
    const reversed = nodes.map((node, x) => ({ ...node, x, y: -x })).toReversed();
    const other = compileCase({ ...flowCase, flow: { nodes: reversed, edges: edges.toReversed() } });
    expect(other.source).toBe(source);
    expect(other.sourceMap).toEqual(sourceMap);
  });

  test("has a source map with the lines of each node", () => {
    const lines = source.split("\n");
    for (const { id, definition } of plan.nodes) {
      const ranges = sourceMap.filter(({ nodeId }) => nodeId === id);
      const text = ranges.map(({ startLine, endLine }) => lines.slice(startLine - 1, endLine).join("\n")).join("\n");
      expect(text).toContain(`(node ${id})`);
      expect(text).toContain(`= ${definition.python.name}(`);
    }
    const disabled = flowCase.flow.nodes.filter(({ isEnabled }) => !isEnabled);
    for (const { id } of disabled) expect(source).not.toContain(`(node ${id})`);
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
  });

  if (MISSING_PYTHON) {
    testPythonIsMissing("That the generated code has the engine's signals");
    return;
  }

  test("has the engine's signals on each day of AAPL, entries and exits", () => {
    const [answer] = runStrategies([source], bars);
    expect(answer).toEqual(evaluateStrategy(plan, bars));
    const countOf = (name: string) => answer!.rows.filter((row) => row[name]).length;
    expect(countOf("entry_long")).toBeGreaterThan(3);
    expect(countOf("exit_long") + countOf("reverse")).toBeGreaterThan(3);
  });

  test("prints the same signals on the command line", () => {
    const directory = mkdtempSync(join(tmpdir(), "strategy "));
    try {
      writeFileSync(join(directory, "strategy.py"), source);
      writeFileSync(join(directory, "bars.csv"), csvOf());
      const printed = runPython([join(directory, "strategy.py"), join(directory, "bars.csv")]);
      const expected = evaluateStrategy(plan, bars).rows.flatMap(({ date, ...signals }) => {
        const signalNames = Object.keys(signals).filter((name) => signals[name] === true);
        return signalNames.length === 0 ? [] : [`${date} ${signalNames.join(" ")}`];
      });
      expect(printed.split(/\r?\n/)).toEqual([...expected, ""]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});

if (!MISSING_PYTHON) {
  test("the command line reports missing columns and its usage", () => {
    const { source } = compileCase(readFlowCase("double-average"));
    const directory = mkdtempSync(join(tmpdir(), "strategy-"));
    try {
      const [script, file] = [join(directory, "strategy.py"), join(directory, "bars.csv")];
      writeFileSync(script, source);
      writeFileSync(file, "day,open\n2020-01-01,1\n");
      expect(() => runPython([script, file])).toThrow("The file has no column date, close");
      writeFileSync(file, "");
      expect(() => runPython([script, file])).toThrow("The file has no column date, close");
      expect(() => runPython([script])).toThrow("Usage: python strategy.py bars.csv");
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
}

/** A CSV file with a byte-order mark, capitals and spaces in the header, and empty cells, as spreadsheets write it. */
function csvOf(): string {
  const columns = [bars.open, bars.high, bars.low, bars.close, bars.volume];
  const rows = bars.dates.map((date, bar) =>
    [date, ...columns.map((column) => (Number.isNaN(column[bar]) ? "" : column[bar]))].join(","),
  );
  return ["\uFEFFDate, Open,High,LOW,Close,Volume", ...rows, ""].join("\r\n");
}
