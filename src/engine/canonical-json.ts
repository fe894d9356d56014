import { createHash } from "node:crypto";

/** Text that is written as it is, between values that are still to be written. */
class Raw {
  constructor(readonly text: string) {}
}

/**
 * JSON without white space and with the keys of every object sorted, so that equal values have equal texts. As with
 * JSON.stringify, an undefined member is left out, and NaN or an undefined item of a list is null. Written without
 * recursion: a draft may be nested deeper than the stack.
 */
export function canonicalJson(value: unknown): string {
  const written: string[] = [];
  const todo: unknown[] = [value];
  while (todo.length > 0) {
    const next = todo.pop();
    if (next instanceof Raw) written.push(next.text);
    else if (typeof next !== "object" || next === null) written.push(JSON.stringify(next) ?? "null");
    else {
      const parts = Array.isArray(next) ? partsOfList(next) : partsOfObject(next);
      for (const part of parts.reverse()) todo.push(part);
    }
  }
  return written.join("");
}

/** SHA-256, in hex, of the value's canonical JSON. */
export function hashOf(value: unknown): string {
  return createHash("sha256").update(canonicalJson(value)).digest("hex");
}

function partsOfList(list: readonly unknown[]): unknown[] {
  const items = list.flatMap((item, place) => (place === 0 ? [item] : [new Raw(","), item]));
  return [new Raw("["), ...items, new Raw("]")];
}

function partsOfObject(object: object): unknown[] {
  const members = Object.entries(object)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, member], place) => [new Raw(`${place === 0 ? "" : ","}${JSON.stringify(key)}:`), member]);
  return [new Raw("{"), ...members, new Raw("}")];
}
