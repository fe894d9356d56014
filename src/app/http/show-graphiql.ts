import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

const GRAPHIQL = "/graphiql";

/** Sends a browser that opens `/` to GraphiQL. */
export function showGraphiqlAtRoot(app: FastifyInstance): void {
  app.get("/", async (_request, reply) => reply.redirect(GRAPHIQL));
}

/** Sends a browser that opens `/graphql` as a page, without a query, to GraphiQL. */
export async function showGraphiql(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { query } = request.query as { readonly query?: unknown };
  const isPage = request.method === "GET" && query === undefined && request.headers.accept?.includes("text/html");
  return isPage ? reply.redirect(GRAPHIQL) : undefined;
}
