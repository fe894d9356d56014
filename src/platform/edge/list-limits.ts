import { type GraphQLInputType, getNamedType, getNullableType, isInputObjectType, isListType } from "graphql";
import { Extensions } from "type-graphql";
import { type Problem, problem } from "../app-error";
import { ErrorCode } from "../error-code.enum";
import { isLargerThan } from "./json-size";

/** Maximum length of a list that declares none with `@AtMost`. */
const DEFAULT_MAX_ELEMENTS = 500;

/** Declares the maximum number of elements of a list in an input or argument. */
export function AtMost(maxElements: number): PropertyDecorator & MethodDecorator {
  return Extensions({ maxElements });
}

type Values = Readonly<Record<string, unknown>>;

interface Member {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/**
 * Finds lists that are too long, from their lengths alone, and JSON that is too large: converting and validating a
 * hundred thousand elements that are refused anyway would block every other request. The values may have any shape, so
 * unconverted variables can be checked too. With a `tolerance`, only what exceeds `tolerance` times its maximum is reported.
 */
export function checkSizes(values: Values, members: readonly Member[], tolerance = 1): Problem[] {
  const check: Check = { tolerance, problems: [] };
  checkMembers(values, members, [], check);
  return check.problems;
}

interface Check {
  readonly tolerance: number;
  readonly problems: Problem[];
}

function checkMembers(object: Values, members: readonly Member[], path: readonly string[], check: Check): void {
  for (const { name, type, extensions } of members) {
    const maxJsonBytes = extensions.maxJsonBytes as number | undefined;
    if (maxJsonBytes !== undefined) checkJson(object[name], maxJsonBytes, [...path, name], check);
    if (!isListType(getNullableType(type)) && !isInputObjectType(getNullableType(type))) continue;
    const max = (extensions.maxElements as number | undefined) ?? DEFAULT_MAX_ELEMENTS;
    checkValue(object[name], { type, max, path: [...path, name] }, check);
  }
}

function checkJson(value: unknown, max: number, path: readonly string[], check: Check): void {
  if (value === null || typeof value !== "object") return;
  if (!isLargerThan(value, max * check.tolerance)) return;
  const message = `${path.at(-1)} has more than ${max} bytes as JSON, which is the maximum.`;
  check.problems.push(problem(ErrorCode.LIMIT_EXCEEDED, path.join("."), message));
}

interface Place {
  readonly type: GraphQLInputType;
  /** Maximum number of elements if the type is a list. */
  readonly max: number;
  readonly path: readonly string[];
}

function checkValue(value: unknown, { type: declared, max, path }: Place, check: Check): void {
  const type = getNullableType(declared) as GraphQLInputType;
  if (isListType(type) && Array.isArray(value)) {
    if (value.length > max * check.tolerance) {
      const message = `${path.at(-1)} has ${value.length} elements; the maximum is ${max}.`;
      check.problems.push(problem(ErrorCode.LIMIT_EXCEEDED, path.join("."), message));
    } else if (isInputObjectType(getNamedType(type))) {
      for (const [index, element] of value.entries())
        checkValue(element, { type: type.ofType, max: DEFAULT_MAX_ELEMENTS, path: [...path, String(index)] }, check);
    }
  } else if (isInputObjectType(type) && value !== null && typeof value === "object") {
    checkMembers(value as Values, Object.values(type.getFields()), path, check);
  }
}
