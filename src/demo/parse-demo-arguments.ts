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

/** AAPL and the made-up SYN0001 to SYN0500 are what the sample data holds. */
const MAX_SYMBOLS = 501;

export const USAGE = `Runs the strategy bullish_breakout over the sample symbols and follows it to its end.

  npm run demo -- [--url URL] [--symbols COUNT] [--as-of DATE] [--token TOKEN]

  --url      the GraphQL endpoint         (http://127.0.0.1:4000/graphql)
  --symbols  how many symbols, 1 to ${MAX_SYMBOLS}   (500)
  --as-of    the day to look back from    (2018-05-11)
  --token    sent as Authorization: Bearer

Ends with 0 when the run completed, 1 when it did not, 2 for arguments it does not understand, 3 when no server answers,
4 when the server refuses, 130 after Ctrl-C, which also cancels the run.
`;

export function parseDemoArguments(argv: readonly string[]): ParsedArguments {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        url: { type: "string", default: "http://127.0.0.1:4000/graphql" },
        symbols: { type: "string", default: "500" },
        "as-of": { type: "string", default: "2018-05-11" },
        token: { type: "string" },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    if (values.help) return { kind: "help" };
    const problem = problemOf(values.url, values.symbols, values["as-of"]);
    if (problem) return { kind: "invalid", message: problem };
    return {
      kind: "run",
      options: { url: values.url, symbols: Number(values.symbols), asOf: values["as-of"], token: values.token },
    };
  } catch (error) {
    return { kind: "invalid", message: (error as Error).message };
  }
}

function problemOf(url: string, symbols: string, asOf: string): string | null {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
    return `--url must be an address such as http://127.0.0.1:4000/graphql, not "${url}".`;
  }
  if (!/^\d+$/.test(symbols) || Number(symbols) < 1 || Number(symbols) > MAX_SYMBOLS) {
    return `--symbols must be a whole number from 1 to ${MAX_SYMBOLS}, not "${symbols}".`;
  }
  if (!isCalendarDay(asOf)) return `--as-of must be a day such as 2018-05-11, not "${asOf}".`;
  return null;
}

/** Date rolls 30 February over to March, so the day has to survive the way there and back. */
function isCalendarDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}
