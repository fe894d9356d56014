import type { ApolloServerPlugin } from "@apollo/server";
import { maxAliasesRule } from "@escape.tech/graphql-armor-max-aliases";
import { maxDepthRule } from "@escape.tech/graphql-armor-max-depth";
import {
  type ASTNode,
  type DocumentNode,
  type FieldNode,
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
import { type ComplexityEstimator, fieldExtensionsEstimator, getComplexity } from "graphql-query-complexity";
import { DEFAULT_PAGE_SIZE } from "../platform/paging/page-args.type";
import { refuseInvalidVariables, refuseOversizedVariables } from "./variable-limits";

/** Maximum depth and number of aliases: more than any page needs, less than what overloads the server. */
const MAX_DEPTH = 12;
const MAX_ALIASES = 60;
/** Maximum number of values, each a scalar or an object, that one request may select. */
const MAX_VALUES = 60_000;
/** No list returns more entries. A larger `first` counts as this many; its field then refuses it as OUT_OF_RANGE. */
const MAX_LIST_SIZE = 1000;
/**
 * Estimated length of lists without a `first` argument, by the type of their elements. A flow may have ten times as
 * many nodes, but few have more than this, and clients must be able to request a page of flows.
 */
const ESTIMATED_LENGTHS: Readonly<Record<string, number>> = {
  FlowNode: 50,
  FlowEdge: 50,
  SourceMapEntry: 50,
  SymbolFactorExposure: 12,
};
/** Estimated length of a list of any other type. */
const DEFAULT_ESTIMATED_LENGTH = 5;

const TOO_COMPLEX = { extensions: { code: "QUERY_TOO_COMPLEX", http: { status: 400 } } };

/** Maximum number of operations of a document; clients send one, or a file with all of theirs. */
const MAX_OPERATIONS = 20;
/** Maximum number of introspections; their cost is not counted as values. */
const MAX_INTROSPECTIONS = 5;

/** Depth and aliases depend on the document alone, so they are checked once per document. */
export const documentLimits: ValidationRule[] = [
  maxDepthRule({
    n: MAX_DEPTH,
    propagateOnRejection: false,
    onReject: [report(`The document is nested more than ${MAX_DEPTH} fields deep.`)],
  }),
  maxAliasesRule({
    n: MAX_ALIASES,
    propagateOnRejection: false,
    onReject: [report(`The document has more than ${MAX_ALIASES} aliases.`)],
  }),
  limitOperations,
] as unknown as ValidationRule[];

function limitOperations(context: { reportError(error: GraphQLError): void }) {
  let introspections = 0;
  return {
    Document({ definitions }: DocumentNode) {
      const count = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
      if (count > MAX_OPERATIONS) {
        report(`The document has ${count} operations; the maximum is ${MAX_OPERATIONS}.`)(context);
      }
    },
    Field({ name: { value } }: FieldNode) {
      if (value !== "__schema" && value !== "__type") return;
      introspections += 1;
      if (introspections !== MAX_INTROSPECTIONS + 1) return;
      report(`The document reads the schema more than ${MAX_INTROSPECTIONS} times.`)(context);
    },
  };
}

function report(message: string) {
  return (context: { reportError(error: GraphQLError): void } | null): void => {
    context?.reportError(new GraphQLError(`${message} Split it into several requests.`, TOO_COMPLEX));
  };
}

/** Counts the selected values. Those in a list are multiplied by its `first`, its `limit`, the number of its `ids` or its estimated length. */
const countValues: ComplexityEstimator = ({ args, childComplexity, type, field }) => {
  const size = Number(args.first ?? args.limit ?? args.ids?.length ?? estimatedLength(type, field));
  return 1 + childComplexity * Math.min(Math.max(1, size), MAX_LIST_SIZE);
};

function estimatedLength({ name: parent }: GraphQLCompositeType, { type }: GraphQLField<unknown, unknown>): number {
  const { name } = getNamedType(type);
  if (isPage(name)) return DEFAULT_PAGE_SIZE;
  // A page is already multiplied by its `first`, so its lists of nodes and edges count once.
  if (!isListType(getNullableType(type)) || isPage(parent)) return 1;
  return ESTIMATED_LENGTHS[name] ?? DEFAULT_ESTIMATED_LENGTH;
}

function isPage(type: string): boolean {
  return type.endsWith("Connection") || type === "StrategyRunDelta";
}

/** Whether the number of values depends on variables, which may set the size of a list or an `@skip` or `@include`. */
function isSizedByVariables(document: DocumentNode): boolean {
  let isSized = false;
  visit(document, {
    Argument({ name, value }) {
      if (value.kind === Kind.VARIABLE && ["first", "limit", "if", "ids", "symbols"].includes(name.value))
        isSized = true;
    },
  });
  return isSized;
}

/** With a gateway, Apollo Server does not refuse operations that do not exist or that it does not support. */
function refuseUnexecutable(
  operation: OperationDefinitionNode | undefined,
  name: string | undefined,
): asserts operation is OperationDefinitionNode {
  if (operation === undefined) {
    const message = name
      ? `The document has no operation named ${name}.`
      : "The document has several operations: set operationName to one of them.";
    throw new GraphQLError(message, { extensions: { code: "OPERATION_RESOLUTION_FAILURE", http: { status: 400 } } });
  }
  if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
    const message = "Subscriptions are not supported. Poll instead, at the interval in nextPollAfterMs.";
    throw new GraphQLError(message, { extensions: { code: "BAD_REQUEST", http: { status: 400 } } });
  }
}

/** Refuses an operation that does not exist, has oversized variables or selects too many values. */
export function operationLimits(): ApolloServerPlugin {
  // Counts that do not depend on variables. Apollo caches parsed documents, so a repeated operation is the same node.
  const counts = new WeakMap<ASTNode, number>();
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, request, operation, operationName }) {
          refuseUnexecutable(operation, request.operationName);
          const { variables = {} } = request;
          // Before counting, which converts the variables.
          refuseOversizedVariables(schema, operation, variables);
          let values = counts.get(operation);
          if (values === undefined) {
            // Counting converts the variables without a limit of errors; execution, which has one, does it again.
            refuseInvalidVariables(schema, operation, variables);
            const named = operationName === null ? {} : { operationName };
            values = getComplexity({
              schema,
              query: document,
              variables,
              ...named,
              estimators: [fieldExtensionsEstimator(), countValues],
            });
            if (!isSizedByVariables(document)) counts.set(operation, values);
          }
          if (values <= MAX_VALUES) return;
          const message = `The query selects up to ${values} values; the maximum is ${MAX_VALUES}.`;
          throw new GraphQLError(`${message} Request smaller pages.`, TOO_COMPLEX);
        },
      };
    },
  };
}
