import { type GraphQLInputType, getNamedType, getNullableType, isInputObjectType, isListType } from "graphql";
import { Extensions } from "type-graphql";
import { type Problem, problem } from "../app-error";
import { ErrorCode } from "../error-code.enum";

/** Elements that a list takes when nothing else is declared. */
const DEFAULT_MAX_ELEMENTS = 500;

/** Declares how many elements a list of an input takes. */
export function AtMost(most: number): PropertyDecorator & MethodDecorator {
  return Extensions({ most });
}

interface Member {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * Finds the lists that are too long, from their lengths alone: a hundred thousand elements that are refused anyway must
 * not first be converted and validated one by one, while everyone else waits. The values may be of any shape, so that
 * variables can be looked at as they were sent; `tolerance` lets lists pass that are so many times too long.
 */
export function checkListLengths(
  values: Readonly<Record<string, unknown>>,
  members: readonly Member[],
  tolerance = 1,
): Problem[] {
  const problems: Problem[] = [];
  const look = (value: unknown, declared: GraphQLInputType, most: number, path: readonly string[]): void => {
    const type = getNullableType(declared) as GraphQLInputType;
    if (isListType(type) && Array.isArray(value)) {
      if (value.length > most * tolerance) {
        const message = `${path.at(-1)} must contain no more than ${most} elements.`;
        problems.push(problem(ErrorCode.LIMIT_EXCEEDED, path.join("."), message));
      } else if (isInputObjectType(getNamedType(type))) {
        for (const [index, element] of value.entries())
          look(element, type.ofType, DEFAULT_MAX_ELEMENTS, [...path, String(index)]);
      }
    } else if (isInputObjectType(type) && value !== null && typeof value === "object") {
      lookInto(value as Readonly<Record<string, unknown>>, Object.values(type.getFields()), path);
    }
  };
  const lookInto = (object: typeof values, of: readonly Member[], path: readonly string[]): void => {
    for (const { name, type, extensions } of of) {
      if (!isListType(getNullableType(type)) && !isInputObjectType(getNullableType(type))) continue;
      look(object[name], type, (extensions.most as number | undefined) ?? DEFAULT_MAX_ELEMENTS, [...path, name]);
    }
  };
  lookInto(values, members, []);
  return problems;
}
