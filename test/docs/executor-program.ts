import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { dataOf } from "../support/ask-server";
import { PROJECT, type Program, type Programs, type Server } from "../support/child-programs";

const FOLDER = join(PROJECT, "docs/guides/executor");
/** The very file of the guide. */
export const EXECUTOR = join(FOLDER, "executor.py");

export const tickersOf = (count: number) => Array.from({ length: count }, (_, index) => `T${index + 1}`);

/** Starts a program that executes runs, as the guide says. */
export function startExecutor(
  programs: Programs,
  url: string,
  options: Readonly<Record<string, string | number>>,
  script = EXECUTOR,
): Program {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return programs.start(script, {
    args,
    isPython: true,
    environment: { STRATAGRAPH_URL: `${url}/graphql`, PYTHONPATH: FOLDER, PYTHONDONTWRITEBYTECODE: "1" },
  });
}

export interface ReportedRun {
  readonly executionStatus: string;
  readonly exitStatus: string | null;
  readonly processedCount: number;
  readonly lastProgressUpdate: string;
  readonly errorMessage: string | null;
  readonly progress: { readonly nodes: { ticker: string; sequenceNumber: number; outcome: string }[] };
}

const RUN = `query ($id: ID!) {
  strategyRun(id: $id) {
    executionStatus exitStatus processedCount lastProgressUpdate errorMessage
    progress(first: 500) { nodes { ticker sequenceNumber outcome } }
  }
}`;

export const readRun = async (url: string, id: string): Promise<ReportedRun> =>
  (await dataOf(url, RUN, { id })).strategyRun;

/** The run with the code that the executor was started with. */
export async function runOf({ url }: Server, code: string): Promise<string> {
  const query = "query ($code: String!) { strategyRuns(filter: { strategyCodeIn: [$code] }) { nodes { id } } }";
  for (;;) {
    const { nodes } = (await dataOf(url, query, { code })).strategyRuns;
    if (nodes.length === 1) return nodes[0].id;
    expect(nodes).toEqual([]);
    await sleep(50);
  }
}

export async function untilRun(url: string, id: string, matches: (run: ReportedRun) => boolean): Promise<ReportedRun> {
  for (;;) {
    const run = await readRun(url, id);
    if (matches(run)) return run;
    await sleep(50);
  }
}

/** Calls a mutation of runs by its name, as another client. */
export async function mutate({ url }: Server, name: string, type: string, input: object) {
  const document = `mutation ($input: ${type}!) { ${name}(input: $input) { userErrors { code } run { id } } }`;
  const payload = (await dataOf(url, document, { input }))[name];
  expect(payload.userErrors).toEqual([]);
}

export function expectEachTickerOnce(run: ReportedRun, tickers: readonly string[]): void {
  const { nodes } = run.progress;
  expect(nodes.map(({ ticker }) => ticker)).toEqual(tickers);
  expect(nodes.map(({ sequenceNumber }) => sequenceNumber)).toEqual(tickers.map((_, index) => index + 1));
  expect(run).toMatchObject({ executionStatus: "COMPLETED", exitStatus: "ok", processedCount: tickers.length });
}
