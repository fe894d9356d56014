import { type GraphQLInputType, getNamedType, getNullableType, isInputObjectType, isListType } from "graphql";
import { Extensions } from "type-graphql";
import { type Problem, problem } from "../app-error";
import { ErrorCode } from "../error-code.enum";

/** Maximum length of a list that declares none with `@AtMost`. */
const DEFAULT_MAX_ELEMENTS = 500;

/** Declares the maximum number of elements of a list in an input or argument. */
export function AtMost(maxElements: number): PropertyDecorator & MethodDecorator {
  return Extensions({ maxElements });
}

interface Member {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * Finds lists that are too long, from their lengths alone: converting and validating a hundred thousand elements that
 * are refused anyway would block every other request. The values may have any shape, so unconverted variables can be
 * checked too. With a `tolerance`, only lists longer than `tolerance` times their maximum are reported.
 */
export function checkListLengths(
  values: Readonly<Record<string, unknown>>,
  members: readonly Member[],
  tolerance = 1,
): Problem[] {
  const problems: Problem[] = [];
  const check = (value: unknown, declared: GraphQLInputType, max: number, path: readonly string[]): void => {
    const type = getNullableType(declared) as GraphQLInputType;
    if (isListType(type) && Array.isArray(value)) {
      if (value.length > max * tolerance) {
        const message = `${path.at(-1)} has ${value.length} elements; the maximum is ${max}.`;
        problems.push(problem(ErrorCode.LIMIT_EXCEEDED, path.join("."), message));
      } else if (isInputObjectType(getNamedType(type))) {
        for (const [index, element] of value.entries())
          check(element, type.ofType, DEFAULT_MAX_ELEMENTS, [...path, String(index)]);
      }
    } else if (isInputObjectType(type) && value !== null && typeof value === "object") {
      checkMembers(value as Readonly<Record<string, unknown>>, Object.values(type.getFields()), path);
    }
  };
  const checkMembers = (object: typeof values, declared: readonly Member[], path: readonly string[]): void => {
    for (const { name, type, extensions } of declared) {
      if (!isListType(getNullableType(type)) && !isInputObjectType(getNullableType(type))) continue;
      check(object[name], type, (extensions.maxElements as number | undefined) ?? DEFAULT_MAX_ELEMENTS, [
        ...path,
        name,
      ]);
    }
  };
  checkMembers(values, members, []);
  return problems;
}
