import type { GraphiqlAsset } from "./graphiql-assets";

/** Returns the HTML page of GraphiQL. It has no inline scripts, so that the content security policy can forbid them. */
export function graphiqlPage(endpoint: string, assets: readonly GraphiqlAsset[]): string {
  const styles = assets.filter((asset) => asset.kind === "style");
  const scripts = assets.filter((asset) => asset.kind === "script");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Stratagraph · GraphiQL</title>
    <link rel="icon" href="data:,">
    ${styles.map((style) => `<link rel="stylesheet" href="${style.path}">`).join("\n    ")}
    ${scripts.map((script) => `<script defer src="${script.path}"></script>`).join("\n    ")}
  </head>
  <body>
    <div id="graphiql" data-endpoint="${escapeAttribute(endpoint)}"><p class="loading">Loading GraphiQL…</p></div>
    <noscript>GraphiQL requires JavaScript.</noscript>
  </body>
</html>
`;
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
