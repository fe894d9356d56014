import { parseArgs } from "node:util";

export interface DemoOptions {
  readonly url: string;
  readonly symbols: number;
  readonly asOf: string;
  readonly token: string | undefined;
}

export type ParsedArguments =
  | { readonly kind: "run"; readonly options: DemoOptions }
  | { readonly kind: "help" }
  | { readonly kind: "invalid"; readonly message: string };

/** The sample data contains AAPL and the synthetic symbols SYN0001 to SYN0500. */
const MAX_SYMBOLS = 501;

export const USAGE = `Executes the strategy bullish_breakout over sample symbols, shows its progress and prints a report.

  npm run demo -- [--url URL] [--symbols COUNT] [--as-of DATE] [--token TOKEN]

  --url      GraphQL endpoint (default: the server on this machine, on the port of PORT or 4000)
  --symbols  number of symbols, 1 to ${MAX_SYMBOLS} (default: 500)
  --as-of    last day of prices to use (default: 2018-05-11)
  --token    bearer token, sent in the Authorization header

Exit codes:
  0    the run completed
  1    the run failed or was cancelled
  2    invalid arguments
  3    no response from the server
  4    the server refused a request
  130  interrupted with Ctrl-C; the run is cancelled on the server
`;

export function parseDemoArguments(argv: readonly string[], defaultUrl: string): ParsedArguments {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        url: { type: "string", default: defaultUrl },
        symbols: { type: "string", default: "500" },
        "as-of": { type: "string", default: "2018-05-11" },
        token: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return { kind: "help" };
    const problem = findProblem(values.url, values.symbols, values["as-of"]);
    if (problem) return { kind: "invalid", message: problem };
    return {
      kind: "run",
      options: { url: values.url, symbols: Number(values.symbols), asOf: values["as-of"], token: values.token },
    };
  } catch (error) {
    return { kind: "invalid", message: (error as Error).message };
  }
}

function findProblem(url: string, symbols: string, asOf: string): string | null {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    return `--url must be a URL such as http://127.0.0.1:4000/graphql, but is "${url}".`;
  }
  if (!/^\d+$/.test(symbols) || Number(symbols) < 1 || Number(symbols) > MAX_SYMBOLS) {
    return `--symbols must be an integer from 1 to ${MAX_SYMBOLS}, but is "${symbols}".`;
  }
  if (!isDate(asOf)) return `--as-of must be a date such as 2018-05-11, but is "${asOf}".`;
  return null;
}

/** Whether a text is a date that exists: `Date` turns 30 February into 1 March, so the result must be the same text. */
function isDate(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
