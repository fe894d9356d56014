import type { ApolloServerPlugin } from "@apollo/server";
import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import {
  type ASTNode,
  type DocumentNode,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLField,
  getNamedType,
  getNullableType,
  isListType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type ValidationRule,
  visit,
} from "graphql";
import { type ComplexityEstimator, getComplexity } from "graphql-query-complexity";
import { DEFAULT_PAGE_SIZE } from "../platform/paging/page-args.type";
import { refuseOversizedVariables } from "./variable-limits";

/** More than any page needs, less than what makes one request a burden. */
const MAX_DEPTH = 12;
const MAX_ALIASES = 60;
/** Values, a scalar or an object each, that one request may ask for. */
const MAX_VALUES = 60_000;
/** No list gives more: one that is asked for more says OUT_OF_RANGE itself, which tells the caller better. */
const MAX_LIST_SIZE = 1000;
/**
 * Entries that a list which is given whole usually has, by what it holds. A flow may have ten times as many nodes, but
 * most have fewer than these, and a client must be able to ask for a page of them.
 */
const ESTIMATED_LENGTHS: Readonly<Record<string, number>> = {
  FlowNode: 50,
  FlowEdge: 50,
  SourceMapEntry: 50,
  SymbolFactorExposure: 12,
};
/** Of lists of anything else. */
const DEFAULT_ESTIMATED_LENGTH = 5;

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

/** Counts values: those in a list as many times as its `first` or `limit` says, or as such a list is long as a rule. */
const countValues: ComplexityEstimator = ({ args, childComplexity, type, field }) => {
  const size = Number(args.first ?? args.limit ?? estimatedLength(type, field));
  return 1 + childComplexity * Math.min(Math.max(1, size), MAX_LIST_SIZE);
};

function estimatedLength({ name: parent }: GraphQLCompositeType, { type }: GraphQLField<unknown, unknown>): number {
  const { name } = getNamedType(type);
  if (isPage(name)) return DEFAULT_PAGE_SIZE;
  // A page has been multiplied by its `first` already, so that its own lists count once.
  if (!isListType(getNullableType(type)) || isPage(parent)) return 1;
  return ESTIMATED_LENGTHS[name] ?? DEFAULT_ESTIMATED_LENGTH;
}

function isPage(type: string): boolean {
  return type.endsWith("Connection") || type === "StrategyRunDelta";
}

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

/** Does the number of values depend on variables: on a list's size, or on what `@skip` and `@include` leave out? */
function isSizedByVariables(document: DocumentNode): boolean {
  let isSized = false;
  visit(document, {
    Argument({ name, value }) {
      if (value.kind === Kind.VARIABLE && ["first", "limit", "if"].includes(name.value)) isSized = true;
    },
  });
  return isSized;
}

/** With a gateway, Apollo Server leaves it to that to refuse what it could not resolve, and knows no reason itself. */
function refuseUnexecutable(
  operation: OperationDefinitionNode | undefined,
  name: string | undefined,
): asserts operation is OperationDefinitionNode {
  if (operation === undefined) {
    const message = name ? `The document has no operation named ${name}.` : "Name one of the document's operations.";
    throw new GraphQLError(message, { extensions: { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } } });
  }
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    const message = "There are no subscriptions here: poll, as the hints of the answers say.";
    throw new GraphQLError(message, { extensions: { code: "BAD_REQUEST", http: { status: 400 } } });
  }
}

/** Refuses an operation that there is not, or that asks for too many values. */
export function operationLimits(): ApolloServerPlugin {
  // What was counted for good. An operation that comes again is the same node: Apollo keeps documents parsed.
  const counts = new WeakMap<ASTNode, number>();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, request, operation, operationName }) {
          refuseUnexecutable(operation, request.operationName);
          const { variables = {} } = request;
          // Ahead of counting, which converts the variables.
          refuseOversizedVariables(schema, operation, variables);
          let values = counts.get(operation);
          if (values === undefined) {
            const named = operationName === null ? {} : { operationName };
            values = complexityOf({ schema, query: document, variables, ...named, estimators: [countValues] });
            if (!isSizedByVariables(document)) counts.set(operation, values);
          }
          if (values <= MAX_VALUES) return;
          const message = `This asks for up to ${values} values, of which one request gets ${MAX_VALUES}. Ask for smaller pages.`;
          throw new GraphQLError(message, TOO_COMPLEX);
        },
      };
    },
  };
}
