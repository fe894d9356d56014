import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One GraphiQL tab: an operation that runs unchanged, with its variables. */
export interface ExampleTab {
  readonly query: string;
  /** JSON text. */
  readonly variables?: string;
}

/** Reads the folder's `NN-name.graphql` documents in order, each with its `NN-name.variables.json` if there is one. */
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
