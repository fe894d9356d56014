import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One GraphiQL tab: an operation that runs as it stands, with its variables as JSON text. */
export interface ExampleTab {
  readonly query: string;
  readonly variables?: string;
}

/** The folder's `NN-name.graphql` documents in order, each with the `NN-name.variables.json` beside it. */
export async function readExampleTabs(directory: string): Promise<ExampleTab[]> {
  const files = (await readdir(directory)).sort();
  const documents = files.filter((file) => file.endsWith(".graphql"));
  return Promise.all(
    documents.map(async (file) => {
      const variables = file.replace(/\.graphql$/, ".variables.json");
      return {
        query: (await readFile(join(directory, file), "utf8")).trim(),
        ...(files.includes(variables) && { variables: (await readFile(join(directory, variables), "utf8")).trim() }),
      };
    }),
  );
}
