import { getNamedType, isInputObjectType } from "graphql";
import { Extensions } from "type-graphql";

type Values = Record<string, unknown>;

interface Member {
  readonly name: string;
  readonly type: Parameters<typeof getNamedType>[0];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * Declares text that never refuses its input, such as the last words of a process that dies: what is too long is cut, NUL
 * and lone surrogates are replaced by U+FFFD, and empty text means none.
 *
 * @param maxCharacters Maximum number of UTF-16 code units that are kept.
 */
export function LenientText(maxCharacters: number): PropertyDecorator & MethodDecorator {
  return Extensions({ lenientText: maxCharacters });
}

/** Mends the text declared with `LenientText`, in place; called before the arguments are checked. */
export function mendLenientText(values: Values, members: readonly Member[]): void {
  for (const { name, type, extensions } of members) {
    const value = values[name];
    const max = extensions.lenientText as number | undefined;
    const named = getNamedType(type);
    if (max !== undefined && typeof value === "string") values[name] = mended(value, max);
    else if (isInputObjectType(named) && isObject(value)) mendLenientText(value, Object.values(named.getFields()));
  }
}

function isObject(value: unknown): value is Values {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

function mended(text: string, max: number): string | null {
  // Cut first: the cut may split a pair of surrogates.
  return text.slice(0, max).toWellFormed().replaceAll("\0", "\uFFFD") || null;
}
