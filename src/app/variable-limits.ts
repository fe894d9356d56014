import {
  GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  type OperationDefinitionNode,
  typeFromAST,
} from "graphql";
import { AppError } from "../platform/app-error";
import { checkListLengths } from "../platform/edge/list-limits";

/** Lists so many times too long are refused at the door; of the others, the field that takes them tells. */
const TOLERANCE = 5;
/** No input takes more objects. */
const MAX_INPUT_OBJECTS = 10_000;

/**
 * Refuses variables, as they were sent, with lists far too long: even to convert them would keep everyone else waiting
 * for seconds.
 */
export function refuseOversizedVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): void {
  const members = variableDefinitions.map(({ variable, type: node }) => {
    const type = typeFromAST(schema, node as never) as GraphQLInputType;
    // Where a list is used decides how long it may be; only members that are objects cost much to convert.
    const most = isInputObjectType(getNamedType(type)) ? MAX_INPUT_OBJECTS : Number.POSITIVE_INFINITY;
    return { name: variable.name.value, type, extensions: { most } };
  });
  const problems = checkListLengths(variables, members, TOLERANCE);
  if (problems.length === 0) return;
  const originalError = new AppError(problems);
  throw new GraphQLError(originalError.message, { originalError, extensions: { http: { status: 400 } } });
}
