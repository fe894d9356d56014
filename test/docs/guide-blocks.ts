/** A file that a guide tells the reader to create. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Returns the files of a guide: fenced blocks that follow a line with nothing but a path. */
export function newFiles(guide: string): NewFile[] {
  const blocks = guide.matchAll(/^`([\w./-]+)`:\n\n```\w+\n([\s\S]*?\n)```$/gm);
  return [...blocks].map(([, path, text]) => ({ path: path as string, text: text as string }));
}

/** Returns the changes of existing files in a guide, one patch. */
export function changes(guide: string): string {
  return [...guide.matchAll(/^```diff\n([\s\S]*?\n)```$/gm)].map(([, patch]) => patch).join("");
}
