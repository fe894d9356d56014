import type { FastifyInstance } from "fastify";
import { graphiqlAssets } from "./graphiql-assets";
import { graphiqlPage } from "./graphiql-page";
import { readExampleTabs } from "./read-example-tabs";

export interface GraphiqlOptions {
  /** Path of the GraphQL endpoint on the same origin, such as `/graphql`. */
  readonly endpoint: string;
  /** Folder with the documents that the page opens as tabs. */
  readonly examplesDirectory: string;
}

/**
 * Allows this origin only, and no inline scripts or styles. `data:` is required for the fonts and markers that the
 * editor's style sheet embeds. The settings dialog tries to add a style element that disables scrolling; it is blocked
 * without consequence, because the page does not scroll.
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

const PAGE_HEADERS = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "cache-control": "no-cache",
};

const ASSET_HEADERS = {
  "x-content-type-options": "nosniff",
  "cache-control": "public, max-age=31536000, immutable",
};

/** Registers `/graphiql` and the files that it loads, all of which come from installed packages or this project. */
export function serveGraphiql(app: FastifyInstance, options: GraphiqlOptions): void {
  const assets = graphiqlAssets();
  const page = graphiqlPage(options.endpoint, assets);

  app.get("/graphiql", (_request, reply) => reply.headers(PAGE_HEADERS).type("text/html; charset=utf-8").send(page));

  // Read for every page load, so that a reload shows an edited example.
  app.get("/graphiql/examples.json", async (_request, reply) => {
    reply.header("cache-control", "no-cache");
    return readExampleTabs(options.examplesDirectory);
  });

  for (const asset of assets) {
    app.get(asset.path, (_request, reply) => reply.headers(ASSET_HEADERS).type(asset.contentType).send(asset.body));
  }
}
