import type { CodegenConfig } from "@graphql-codegen/cli";

/** Types and document strings for the client in src/demo, which knows the API by schema.graphql alone. */
const config: CodegenConfig = {
  schema: "schema.graphql",
  documents: "src/demo/**/*.graphql",
  generates: {
    "src/demo/generated/": {
      preset: "client",
      presetConfig: { fragmentMasking: false },
      config: {
        // Documents stay plain strings: `fetch` is all the client needs.
        documentMode: "string",
        enumType: "string-literal",
        strictScalars: true,
        scalars: {
          ID: "string",
          DateTime: "string",
          Date: "string",
          Decimal: "string",
          SafeInt: "number",
          JSON: "unknown",
          JSONObject: "Record<string, unknown>",
        },
        useTypeImports: true,
      },
    },
  },
};

// biome-ignore lint/style/noDefaultExport: graphql-codegen looks for the default export.
export default config;
