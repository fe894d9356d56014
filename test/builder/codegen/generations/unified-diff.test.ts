import { applyPatch } from "diff";
import { unifiedDiff } from "../../../../src/builder/codegen/generations/unified-diff";

const codeOf = (id: string, lines: number, value: (line: number) => number | string) => ({
  id,
  generatedCode: `${Array.from({ length: lines }, (_, line) => `x_${line} = ${value(line)}`).join("\n")}\n`,
});

test("a diff of a few lines keeps the other lines", async () => {
  const before = codeOf("a", 4000, () => 1);
  const after = codeOf("b", 4000, (line) => (line === 2000 ? 2 : 1));
  const patch = await unifiedDiff(before, after);
  expect(patch).toContain("\n x_1999 = 1\n-x_2000 = 1\n+x_2000 = 2\n x_2001 = 1\n");
  expect(applyPatch(before.generatedCode, patch)).toBe(after.generatedCode);
});

test("a diff of thousands of lines replaces the whole code, and many such diffs do not block the event loop", async () => {
  const before = codeOf("a", 4200, () => "before");
  const after = codeOf("b", 4100, () => "after");
  const diffs = Array.from({ length: 5 }, () => unifiedDiff(before, after));
  let ticks = 0;
  const ticking = setInterval(() => {
    ticks += 1;
  });
  const began = process.cpuUsage();
  const patches = await Promise.all(diffs);
  clearInterval(ticking);
  expect(process.cpuUsage(began).user / 1e6).toBeLessThan(5);
  expect(ticks).toBeGreaterThan(2);
  expect(new Set(patches).size).toBe(1);
  expect(patches[0]).toContain("--- a\n+++ b\n@@ -1,4200 +1,4100 @@\n-x_0 = before\n");
  expect(applyPatch(before.generatedCode, patches[0]!)).toBe(after.generatedCode);
});
