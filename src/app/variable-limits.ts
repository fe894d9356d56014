import {
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  type OperationDefinitionNode,
  typeFromAST,
} from "graphql";
import { getVariableValues } from "graphql/execution/values.js";
import { AppError } from "../platform/app-error";
import { checkSizes } from "../platform/edge/list-limits";

/** Lists up to this many times too long are left to the field that takes them, which reports a precise problem. */
const TOLERANCE = 5;
/** Maximum number of problems of variables that an answer contains. */
const MAX_ERRORS = 10;
/** No input accepts more objects in one list. */
const MAX_INPUT_OBJECTS = 10_000;

/**
 * Refuses unconverted variables whose lists are far too long: converting them would block every other request for
 * seconds.
 */
export function refuseOversizedVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const members = variableDefinitions.map(({ variable, type: node }) => {
    const type = typeFromAST(schema, node as never) as GraphQLInputType;
    // The maximum of a list variable depends on where it is used. Only lists of objects are expensive to convert.
    const maxElements = isInputObjectType(getNamedType(type)) ? MAX_INPUT_OBJECTS : Number.POSITIVE_INFINITY;
    return { name: variable.name.value, type, extensions: { maxElements } };
  });
  const problems = checkSizes(variables, members, TOLERANCE);
  if (problems.length === 0) return;
  const originalError = new AppError(problems);
  throw new GraphQLError(originalError.message, { originalError, extensions: { http: { status: 400 } } });
}

/** Refuses variables that cannot be converted, with the first problems only: a list may have thousands. */
export function refuseInvalidVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const { errors } = getVariableValues(schema, variableDefinitions, variables, { maxErrors: MAX_ERRORS });
  if (errors === undefined) return;
  const message = errors.map((error) => error.message).join(" ");
  throw new GraphQLError(message, {
    nodes: errors[0]?.nodes,
    extensions: { code: "BAD_USER_INPUT", http: { status: 400 } },
  });
}
