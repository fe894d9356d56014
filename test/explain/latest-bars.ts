import { latestBarBySymbol } from "../../src/market/prices/latest-bar.loaders";
import { countStatements } from "../support/count-statements";
import type { TestDatabase } from "../support/test-database";

/** 500 symbols with as many days each as asked for; made and analysed by PostgreSQL itself. */
export async function insertManyBars(database: TestDatabase, days: number): Promise<void> {
  await database.sql(
    `insert into market.market_data_cache (symbol, date, open, high, low, close, volume, data_source)
     select 'S' || symbol.nth, date '1985-01-01' + day.nth, 10, 12, 9, 11, 1000, 'made up'
     from generate_series(1, $1::integer) as day (nth)
     cross join generate_series(1, 500) as symbol (nth)`,
    [days],
  );
  await database.sql("vacuum analyze market.market_data_cache");
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly "Scan Direction"?: string;
  readonly "Actual Rows": number;
  readonly "Actual Loops": number;
  readonly "Shared Hit Blocks": number;
  readonly "Shared Read Blocks": number;
  readonly Plans?: readonly PlanNode[];
}

/** How PostgreSQL really carried out the read of the latest bars of 100 symbols. */
export interface LatestBarsPlan {
  /** The step that reads the bars. */
  readonly scan: PlanNode;
  /** The steps above it, from the top. */
  readonly above: readonly string[];
  readonly buffers: number;
  /** As EXPLAIN prints it for people. */
  readonly text: string;
}

/** Carries out the statement that the loader sends for the first 100 symbols, with EXPLAIN ANALYZE before it. */
export async function explainLatestBars(database: TestDatabase): Promise<LatestBarsPlan> {
  const symbols = Array.from({ length: 100 }, (_, nth) => `S${nth + 1}`);
  // biome-ignore lint/suspicious/noExplicitAny: of its source the loader needs the database alone
  const source = { db: database.db } as any;
  const sent = await countStatements(database.dataSource, () => latestBarBySymbol(source).loadMany(symbols));
  if (sent.statements.length !== 1) throw new Error(`${sent.statements.length} statements were sent.`);
  const explain = (options: string) =>
    database.sql(`explain (analyze, buffers, ${options}) ${sent.statements[0]}`, sent.parameters[0]);
  const [row] = await explain("format json");
  const text = (await explain("costs off")).map((line) => line["QUERY PLAN"]).join("\n");
  const plan: PlanNode = row["QUERY PLAN"][0].Plan;
  const trail = trailTo(plan, "market_data_cache");
  const scan = trail?.at(-1);
  if (trail === null || scan === undefined) throw new Error(`The bars are not read:\n${text}`);
  const buffers = plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
  return { scan, above: trail.slice(0, -1).map((node) => node["Node Type"]), buffers, text };
}

function trailTo(node: PlanNode, table: string): PlanNode[] | null {
  if (node["Relation Name"] === table) return [node];
  for (const below of node.Plans ?? []) {
    const trail = trailTo(below, table);
    if (trail !== null) return [node, ...trail];
  }
  return null;
}

/** What every such plan must be: for each symbol one row from the end of its days, nothing sorted, nothing thrown away. */
export const ONE_STEP_BACK = {
  scan: {
    "Node Type": "Index Scan",
    "Index Name": "uq_market_data_cache_symbol_date",
    "Scan Direction": "Backward",
    "Actual Rows": 1,
    "Actual Loops": 100,
  },
  above: ["Nested Loop", "Limit"],
};
