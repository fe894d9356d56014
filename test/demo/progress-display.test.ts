import { progressDisplay } from "../../src/demo/progress-display";

function recorder(terminal: { isTTY: boolean; columns?: number }) {
  const written: string[] = [];
  return { ...terminal, written, write: (text: string) => written.push(text) };
}

function at(percent: number) {
  return { processed: percent, total: 100, percent, elapsedMs: 1_000, note: "" };
}

test("redraws one line in a terminal and keeps the last state", () => {
  const output = recorder({ isTTY: true, columns: 100 });
  const display = progressDisplay(output);
  display.show(at(1));
  display.show(at(2));
  display.close();
  expect(output.written).toHaveLength(3);
  const clearLine = "\r\u001b[2K";
  expect(output.written[0]).toContain(`${clearLine}[${"-".repeat(30)}]   1 %`);
  expect(output.written[1]).toContain(`${clearLine}[${"-".repeat(30)}]   2 %`);
  expect(output.written[2]).toBe("\n");
});

test.each([0, undefined])("uses the default width in a terminal of unknown width (%s)", (columns) => {
  const output = recorder({ isTTY: true, ...(columns !== undefined && { columns }) });
  progressDisplay(output).show(at(50));
  expect(output.written[0]).toContain("50 %  50/100");
});

test("writes nothing to a terminal without progress", () => {
  const output = recorder({ isTTY: true });
  progressDisplay(output).close();
  expect(output.written).toEqual([]);
});

test("writes a plain line for every 10 % to a pipe, without control characters", () => {
  const output = recorder({ isTTY: false });
  const display = progressDisplay(output);
  for (const percent of [0, 3, 9, 10, 15, 40, 100]) display.show(at(percent));
  display.close();
  expect(output.written.map((line) => line.slice(0, 5))).toEqual(["  0 %", " 10 %", " 40 %", "100 %"]);
  expect(output.written.join("")).not.toContain("\r");
  expect(output.written.join("")).not.toContain("\u001b");
});
