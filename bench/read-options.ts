import { parseArgs } from "node:util";

const USAGE = `npm run bench -- [--only poll|ingest|prices|symbols|hangs|news|evaluations|flows|code]
                 [--rounds n] [--seconds n] [--write]

  --only     run one comparison instead of all
  --rounds   the number of alternating measurements of each side (default 5)
  --seconds  the duration of one measurement (default 4)
  --write    also write the table to bench/results.md`;

const COMPARISONS = ["poll", "ingest", "prices", "symbols", "hangs", "news", "evaluations", "flows", "code"] as const;
export type ComparisonName = (typeof COMPARISONS)[number];

export interface Options {
  readonly only: ComparisonName | null;
  readonly rounds: number;
  readonly seconds: number;
  readonly write: boolean;
}

/** Reads the command line; invalid options throw an error that shows the usage. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        only: { type: "string" },
        rounds: { type: "string", default: "5" },
        seconds: { type: "string", default: "4" },
        write: { type: "boolean", default: false },
      },
    });
    return {
      only: onlyOf(values.only),
      rounds: positive("rounds", values.rounds, /^[1-9]\d{0,3}$/),
      seconds: positive("seconds", values.seconds, /^\d{1,4}(\.\d+)?$/),
      write: values.write,
    };
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function onlyOf(value: string | undefined): Options["only"] {
  const only = COMPARISONS.find((name) => name === value);
  if (value !== undefined && only === undefined)
    throw new Error(`--only must be one of ${COMPARISONS.join(", ")}; ${value} was provided.`);
  return only ?? null;
}

function positive(name: string, text: string, form: RegExp): number {
  if (!form.test(text) || Number(text) === 0)
    throw new Error(`--${name} must be a number above 0; ${text} was provided.`);
  return Number(text);
}
