import type { TestApp } from "../../support/test-app";

const SYMBOLS = `
  query ($filter: SymbolFilter, $first: Int, $after: String) {
    symbols(filter: $filter, first: $first, after: $after) {
      totalCount
      nodes { symbol }
      pageInfo { hasNextPage endCursor }
    }
  }`;

/** Returns one page of symbols, or the errors. */
export async function pageOf(app: TestApp, variables: object = {}) {
  const { data, errors } = await app.query(SYMBOLS, { ...variables });
  if (errors !== undefined) return { errors };
  const { nodes, totalCount, pageInfo } = data.symbols;
  return { symbols: nodes.map(({ symbol }: { symbol: string }) => symbol), totalCount, pageInfo };
}

/** Returns the symbols that match a filter. */
export async function filtered(app: TestApp, filter: object): Promise<string[]> {
  const page = await pageOf(app, { filter, first: 100 });
  if (page.errors !== undefined) throw new Error(JSON.stringify(page.errors));
  return page.symbols;
}
