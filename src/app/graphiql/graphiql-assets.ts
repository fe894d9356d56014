import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";

export interface GraphiqlAsset {
  /** Contains the content's hash, so the file may be cached forever: changed content has another path. */
  readonly path: string;
  readonly kind: "script" | "style";
  readonly contentType: string;
  readonly body: Buffer;
}

/** Returns the files that the page loads, in the order in which the browser must load them. */
export function graphiqlAssets(): GraphiqlAsset[] {
  return [
    asset("style", packageFile("graphiql", "graphiql.min.css")),
    asset("script", packageFile("react", "umd/react.production.min.js")),
    asset("script", packageFile("react-dom", "umd/react-dom.production.min.js")),
    asset("script", packageFile("graphiql", "graphiql.min.js")),
    asset("style", join(__dirname, "page.css")),
    asset("script", join(__dirname, "page.js")),
  ];
}

/** The packages' `exports` do not expose their browser files, but package.json can always be resolved. */
function packageFile(name: string, file: string): string {
  return join(dirname(require.resolve(`${name}/package.json`)), file);
}

function asset(kind: GraphiqlAsset["kind"], file: string): GraphiqlAsset {
  const body = readFileSync(file);
  const hash = createHash("sha256").update(body).digest("hex").slice(0, 16);
  return {
    path: `/graphiql/assets/${hash}/${basename(file)}`,
    kind,
    contentType: kind === "script" ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8",
    body,
  };
}
