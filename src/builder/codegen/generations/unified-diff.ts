import { setImmediate } from "node:timers/promises";
import { createTwoFilesPatch, formatPatch } from "diff";

/** Lines taken out and put in; the work grows with the square of their number. */
const MAX_EDITS = 500;

interface Version {
  readonly id: string;
  readonly generatedCode: string;
}

/** The diffs asked for so far: they are made one by one, and other requests come in between. */
let turn: Promise<unknown> = Promise.resolve();

/** Two versions of code as a unified diff. Where most lines differ, the whole code is taken out and put in. */
export function unifiedDiff(before: Version, after: Version): Promise<string> {
  const diff = turn.then(() => setImmediate()).then(() => shortestDiff(before, after) ?? replacement(before, after));
  turn = diff.catch(() => undefined);
  return diff;
}

function shortestDiff(before: Version, after: Version): string | undefined {
  const limits = { maxEditLength: MAX_EDITS };
  return createTwoFilesPatch(
    before.id,
    after.id,
    before.generatedCode,
    after.generatedCode,
    undefined,
    undefined,
    limits,
  );
}

function replacement(before: Version, after: Version): string {
  const [out, into] = [before, after].map(({ generatedCode }) => generatedCode.trimEnd().split("\n")) as [
    string[],
    string[],
  ];
  return formatPatch({
    ...{ oldFileName: before.id, newFileName: after.id, oldHeader: undefined, newHeader: undefined },
    hunks: [
      {
        ...{ oldStart: 1, oldLines: out.length, newStart: 1, newLines: into.length },
        lines: [...out.map((line) => `-${line}`), ...into.map((line) => `+${line}`)],
      },
    ],
  });
}
