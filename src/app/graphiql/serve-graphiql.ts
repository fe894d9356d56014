import type { FastifyInstance } from "fastify";
import { graphiqlAssets } from "./graphiql-assets";
import { graphiqlPage } from "./graphiql-page";
import { readExampleTabs } from "./read-example-tabs";

export interface GraphiqlOptions {
  /** Path of the GraphQL endpoint on the same origin, such as `/graphql`. */
  readonly endpoint: string;
  /** Folder of the documents that the page opens as its tabs. */
  readonly examplesDirectory: string;
}

/**
 * Nothing but this origin, and no inline script or style. `data:` is for the editor's own fonts and markers, which its
 * style sheet carries inside. The settings dialog would like a style element to hold the page's scrolling; it is refused
 * and not missed, for the page has nothing to scroll.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src data:",
  "img-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Registers `/graphiql` and all it loads. Every byte comes from installed packages or from this project. */
export function serveGraphiql(app: FastifyInstance, options: GraphiqlOptions): void {
  const assets = graphiqlAssets();
  const page = graphiqlPage(options.endpoint, assets);

  app.get("/graphiql", (_request, reply) =>
    reply
      .header("content-security-policy", CONTENT_SECURITY_POLICY)
      .header("referrer-policy", "no-referrer")
      .header("x-content-type-options", "nosniff")
      .header("cache-control", "no-cache")
      .type("text/html; charset=utf-8")
      .send(page),
  );

  // Read anew for every page, so that an edited example shows on reload.
  app.get("/graphiql/examples.json", async (_request, reply) => {
    reply.header("cache-control", "no-cache");
    return readExampleTabs(options.examplesDirectory);
  });

  for (const asset of assets) {
    app.get(asset.path, (_request, reply) =>
      reply
        .header("cache-control", "public, max-age=31536000, immutable")
        .header("x-content-type-options", "nosniff")
        .type(asset.contentType)
        .send(asset.body),
    );
  }
}
