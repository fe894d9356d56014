import { setImmediate } from "node:timers/promises";
import { createTwoFilesPatch, formatPatch } from "diff";

/** Maximum number of added and removed lines of a minimal diff; its cost grows with the square of the number. */
const MAX_EDITS = 500;

interface Version {
  readonly id: string;
  readonly generatedCode: string;
}

/** The last requested diff. Diffs are computed one after another, so that other requests run in between. */
let last: Promise<unknown> = Promise.resolve();

/** Compares two versions of code as a unified diff. If they differ too much, the diff replaces the whole code. */
export function unifiedDiff(before: Version, after: Version): Promise<string> {
  const diff = last.then(() => setImmediate()).then(() => minimalDiff(before, after) ?? replacement(before, after));
  last = diff.catch(() => undefined);
  return diff;
}

function minimalDiff(before: Version, after: Version): string | undefined {
  const [old, current] = [before.generatedCode, after.generatedCode];
  return createTwoFilesPatch(before.id, after.id, old, current, undefined, undefined, { maxEditLength: MAX_EDITS });
}

function replacement(before: Version, after: Version): string {
  const [removed, added] = [before, after].map(({ generatedCode }) => generatedCode.trimEnd().split("\n")) as [
    string[],
    string[],
  ];
  const lines = [...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`)];
  return formatPatch({
    oldFileName: before.id,
    newFileName: after.id,
    oldHeader: undefined,
    newHeader: undefined,
    hunks: [{ oldStart: 1, oldLines: removed.length, newStart: 1, newLines: added.length, lines }],
  });
}
