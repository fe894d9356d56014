import type { ApolloServerPlugin } from "@apollo/server";
import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { GraphQLError, type ValidationRule } from "graphql";
import { type ComplexityEstimator, getComplexity } from "graphql-query-complexity";

/** More than any page needs, less than what makes one request a burden. */
const MAX_DEPTH = 12;
const MAX_ALIASES = 60;
/** Objects that one request may ask for. */
const MAX_OBJECTS = 60_000;

const TOO_COMPLEX = { extensions: { code: "QUERY_TOO_COMPLEX", http: { status: 400 } } };

/** Depth and aliases are told from the document alone, so they are checked once a document. */
export const documentLimits: ValidationRule[] = [
  maxDepthRule({
    n: MAX_DEPTH,
    propagateOnRejection: false,
    onReject: [report(`Nested deeper than ${MAX_DEPTH} fields.`)],
  }),
  maxAliasesRule({
    n: MAX_ALIASES,
    propagateOnRejection: false,
    onReject: [report(`More than ${MAX_ALIASES} aliases.`)],
  }),
] as unknown as ValidationRule[];

function report(message: string) {
  return (context: { reportError(error: GraphQLError): void } | null): void => {
    context?.reportError(new GraphQLError(`${message} Ask for less in one request.`, TOO_COMPLEX));
  };
}

/** Counts objects: a list counts as many times as its `first` or `limit` says, a scalar nothing. */
const countObjects: ComplexityEstimator = ({ args, childComplexity, type }) => {
  const isObject = "getFields" in type;
  const size = Number(args.first ?? args.limit ?? 1);
  return (isObject ? 1 : 0) + childComplexity * Math.max(1, size);
};

/** Refuses an operation that asks for too many objects; their number depends on the variables. */
export const operationLimits: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, request, operationName }) {
        const objects = getComplexity({
          schema,
          query: document,
          variables: request.variables ?? {},
          ...(operationName === null ? {} : { operationName }),
          estimators: [countObjects],
        });
        if (objects <= MAX_OBJECTS) return;
        const message = `This asks for up to ${objects} objects, of which one request gets ${MAX_OBJECTS}. Ask for smaller pages.`;
        throw new GraphQLError(message, TOO_COMPLEX);
      },
    };
  },
};
