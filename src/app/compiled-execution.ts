import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import { type DocumentNode, execute, type GraphQLSchema, getOperationAST, OperationTypeNode } from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";

type Gateway = ApolloServerOptionsWithGateway<object>["gateway"];

/** What is known of a document: it came once, it was compiled, or it is never to be. */
type Known = "came once" | "not compiled" | CompiledQuery;

/**
 * Executes a query that comes again with code compiled for it, and all else with graphql-js: compiling costs more than
 * executing once, but a poller's document comes thousands of times, and walking it for every object is most of what a
 * page costs. Compiled code only ever answers what went well: after any error the query is executed anew by graphql-js,
 * whose errors clients and logs know. A query changes nothing, so that is safe; a mutation is never compiled.
 *
 * A gateway is the one place where Apollo Server lets the execution be chosen; nothing is federated here.
 */
export function compiledExecution(schema: GraphQLSchema): Gateway {
  // Apollo keeps documents parsed, so the same text is the same document here.
  const documents = new WeakMap<DocumentNode, Map<string | null, Known>>();

  function knownOf(document: DocumentNode, name: string | null): Known | undefined {
    const operations = documents.get(document) ?? new Map<string | null, Known>();
    documents.set(document, operations);
    const before = operations.get(name);
    if (before === undefined) operations.set(name, "came once");
    if (before === "came once") operations.set(name, compile(document, name));
    return operations.get(name);
  }

  function compile(document: DocumentNode, name: string | null): Known {
    if (getOperationAST(document, name)?.operation !== OperationTypeNode.QUERY) return "not compiled";
    const compiled = compileQuery(schema, document, name ?? undefined);
    return isCompiledQuery(compiled) ? compiled : "not compiled";
  }

  return {
    async load() {
      return {
        executor: async ({ document, operationName = null, request, context }) => {
          const variableValues = request.variables ?? {};
          const known = knownOf(document, operationName);
          if (typeof known === "object") {
            const result = await known.query(undefined, context, variableValues);
            if (result.errors === undefined) return result as never;
          }
          return execute({ schema, document, contextValue: context, variableValues, operationName }) as never;
        },
      };
    },
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => {};
    },
    async stop() {},
  };
}
