import { createHash } from "node:crypto";

/** Text to write verbatim, as opposed to a value to serialise. */
class Raw {
  constructor(readonly text: string) {}
}

/**
 * Serialises to JSON without whitespace and with sorted object keys, so that equal values have equal texts. As in
 * JSON.stringify, undefined members are omitted, and NaN and undefined list items become null. It does not recurse,
 * because a draft may be nested deeper than the stack allows.
 */
export function canonicalJson(value: unknown): string {
  const output: string[] = [];
  const todo: unknown[] = [value];
  while (todo.length > 0) {
    const next = todo.pop();
    if (next instanceof Raw) output.push(next.text);
    else if (typeof next !== "object" || next === null) output.push(JSON.stringify(next) ?? "null");
    else {
      const parts = Array.isArray(next) ? partsOfList(next) : partsOfObject(next);
      for (const part of parts.reverse()) todo.push(part);
    }
  }
  return output.join("");
}

/** SHA-256 of the value's canonical JSON, in hex. */
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
