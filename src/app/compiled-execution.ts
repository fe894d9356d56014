import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import { type DocumentNode, execute, type GraphQLSchema, getOperationAST, OperationTypeNode } from "graphql";
import { type CompiledQuery, compileQuery, isCompiledQuery } from "graphql-jit";

type Gateway = ApolloServerOptionsWithGateway<object>["gateway"];

/** State of an operation: executed once, compiled, or never to be compiled. */
type Compilation = "executed once" | "not compiled" | CompiledQuery;

/**
 * Compiles a query when it is executed for the second time, and executes everything else with graphql-js. Compiling
 * costs more than one execution, but a polling client sends the same document thousands of times, and interpreting it
 * is most of the cost of a page. After any error the query is executed again by graphql-js, so that clients and logs
 * see its well-known errors. That is safe because a query changes nothing; mutations are never compiled.
 *
 * A gateway is the only way to replace the execution in Apollo Server; nothing is federated here.
 */
export function compiledExecution(schema: GraphQLSchema): Gateway {
  const compilationOf = compilations(schema);
  return {
    async load() {
      return {
        executor: async ({ document, operationName = null, request, context }) => {
          const variableValues = request.variables ?? {};
          const compilation = compilationOf(document, operationName);
          if (typeof compilation === "object") {
            const result = await compilation.query(undefined, context, variableValues);
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

/** Returns the function that looks up the state of an operation before its execution, and compiles it if it is due. */
function compilations(schema: GraphQLSchema) {
  // Apollo caches parsed documents, so the same text is the same object.
  const documents = new WeakMap<DocumentNode, Map<string | null, Compilation>>();

  return (document: DocumentNode, name: string | null): Compilation | undefined => {
    const operations = documents.get(document) ?? new Map<string | null, Compilation>();
    documents.set(document, operations);
    const previous = operations.get(name);
    if (previous === undefined) operations.set(name, "executed once");
    if (previous === "executed once") operations.set(name, compile(schema, document, name));
    return operations.get(name);
  };
}

function compile(schema: GraphQLSchema, document: DocumentNode, name: string | null): Compilation {
  if (getOperationAST(document, name)?.operation !== OperationTypeNode.QUERY) return "not compiled";
  const compiled = compileQuery(schema, document, name ?? undefined);
  return isCompiledQuery(compiled) ? compiled : "not compiled";
}
