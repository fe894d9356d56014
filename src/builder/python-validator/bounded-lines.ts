import type { Readable } from "node:stream";

const LINE_FEED = 10;

/** Calls `onLine` with each line of a stream; a line longer than `maxBytes` ends the reading with `onTooLong`. */
export function readBoundedLines(
  stream: Readable,
  maxBytes: number,
  { onLine, onTooLong }: { readonly onLine: (line: string) => void; readonly onTooLong: () => void },
): void {
  let parts: Buffer[] = [];
  let length = 0;
  const add = (part: Buffer): boolean => {
    parts.push(part);
    length += part.length;
    if (length <= maxBytes) return true;
    stream.off("data", receive);
    stream.destroy();
    onTooLong();
    return false;
  };
  const receive = (chunk: Buffer): void => {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, start)) {
      if (!add(chunk.subarray(start, end))) return;
      onLine(Buffer.concat(parts).toString("utf8"));
      parts = [];
      length = 0;
      start = end + 1;
    }
    add(chunk.subarray(start));
  };
  stream.on("data", receive);
}
