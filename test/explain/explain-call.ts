import { countStatements } from "../support/count-statements";
import type { TestDatabase } from "../support/test-database";

/** How PostgreSQL would carry out the one statement of a call. */
export interface Explained {
  /** Indexes that are read. */
  readonly indexes: readonly string[];
  /** Tables that are read from end to end. */
  readonly scanned: readonly string[];
  /** Every table that the plan touches. */
  readonly tables: readonly string[];
  /** Kinds of steps, such as `Limit` and `Sort`. */
  readonly steps: readonly string[];
  /** Conditions by which rows are thrown away after they were read. */
  readonly filters: readonly string[];
}

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Name"?: string;
  readonly Filter?: string;
  readonly Plans?: readonly PlanNode[];
}

const TRANSACTION = /^(start transaction|commit|rollback)/i;

/** The plans of the statements that a call really sends, with the values that it binds. */
export async function explainCall(database: TestDatabase, call: () => Promise<unknown>): Promise<Explained[]> {
  const { statements, parameters } = await countStatements(database.dataSource, call);
  const explained: Explained[] = [];
  for (const [index, statement] of statements.entries()) {
    if (TRANSACTION.test(statement)) continue;
    const [row] = await database.sql(`explain (format json) ${statement}`, parameters[index]);
    explained.push(readPlan(row["QUERY PLAN"][0].Plan));
  }
  return explained;
}

/** The plan of a call that sends one statement. */
export async function explainOne(database: TestDatabase, call: () => Promise<unknown>): Promise<Explained> {
  const plans = await explainCall(database, call);
  if (plans.length !== 1) throw new Error(`The call sent ${plans.length} statements; one was expected.`);
  return plans[0] as Explained;
}

/** Explains the first statement of a call that repeats it, batch by batch, until there is nothing left to change. */
export async function explainBatch(database: TestDatabase, call: () => Promise<unknown>): Promise<Explained> {
  const plans = await explainCall(database, call);
  return plans[0] as Explained;
}

function readPlan(plan: PlanNode): Explained {
  const nodes = flatten(plan);
  const unique = (names: (string | undefined)[]) => [...new Set(names.filter((name) => name !== undefined))].sort();
  return {
    indexes: unique(nodes.map((node) => node["Index Name"])),
    scanned: unique(nodes.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"])),
    tables: unique(nodes.map((node) => node["Relation Name"])),
    steps: unique(nodes.map((node) => node["Node Type"])),
    filters: unique(nodes.map((node) => node.Filter)),
  };
}

function flatten(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flatten)];
}
