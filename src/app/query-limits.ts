import type { ApolloServerPlugin } from "@apollo/server";
import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import { type ASTNode, type DocumentNode, GraphQLError, Kind, type ValidationRule, visit } from "graphql";
import { type ComplexityEstimator, getComplexity } from "graphql-query-complexity";

/** More than any page needs, less than what makes one request a burden. */
const MAX_DEPTH = 12;
const MAX_ALIASES = 60;
/** Objects that one request may ask for. */
const MAX_OBJECTS = 60_000;
/** No list gives more: one that is asked for more says OUT_OF_RANGE itself, which tells the caller better. */
const LONGEST_LIST = 1000;

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
  return (isObject ? 1 : 0) + childComplexity * Math.min(Math.max(1, size), LONGEST_LIST);
};

/** Counting reads the variables, so it is the first to see one of a wrong type: the caller's mistake, to be shown as such. */
function complexityOf(options: Parameters<typeof getComplexity>[0]): number {
  try {
    return getComplexity(options);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new GraphQLError(error.message, {
      nodes: error.nodes,
      extensions: { code: "BAD_USER_INPUT", http: { status: 400 } },
    });
  }
}

/** Does the number of objects depend on variables: on a list's size, or on what `@skip` and `@include` leave out? */
function isSizedByVariables(document: DocumentNode): boolean {
  let isSized = false;
  visit(document, {
    Argument({ name, value }) {
      if (value.kind === Kind.VARIABLE && ["first", "limit", "if"].includes(name.value)) isSized = true;
    },
  });
  return isSized;
}

/** Refuses an operation that asks for too many objects. */
export function operationLimits(): ApolloServerPlugin {
  // What was counted for good. An operation that comes again is the same node: Apollo keeps documents parsed.
  const counts = new WeakMap<ASTNode, number>();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, request, operation = document, operationName }) {
          let objects = counts.get(operation);
          if (objects === undefined) {
            const variables = request.variables ?? {};
            const named = operationName === null ? {} : { operationName };
            objects = complexityOf({ schema, query: document, variables, ...named, estimators: [countObjects] });
            if (!isSizedByVariables(document)) counts.set(operation, objects);
          }
          if (objects <= MAX_OBJECTS) return;
          const message = `This asks for up to ${objects} objects, of which one request gets ${MAX_OBJECTS}. Ask for smaller pages.`;
          throw new GraphQLError(message, TOO_COMPLEX);
        },
      };
    },
  };
}
