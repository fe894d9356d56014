import type { SignalKind } from "../nodes/node-definition";
import type { ColumnName } from "../series/bar-columns";

export const SIGNAL_KINDS: readonly SignalKind[] = ["entry_long", "exit_long", "entry_short", "exit_short", "reverse"];

/** Top-level names of every generated module, and the locals of `compute` that nodes must not use. */
export const FRAME_NAMES: readonly string[] = [
  ..."SIGNALS COLUMNS compute generate_signals main number_of numbers dates_of columns_of bars dates series given bar".split(
    " ",
  ),
  ..."opening high low close volume hl2 hlc3 ohlc4 a b c d".split(" "),
];

export const READ_BARS_PYTHON = `
def dates_of(bars):
    """The trading days as YYYY-MM-DD: the column \`date\` or the index of a DataFrame."""
    return [str(date)[:10] for date in (bars["date"] if "date" in bars else bars.index)]


def number_of(value):
    """A value of a column as a float; nan if it is missing or not a finite number."""
    if isinstance(value, str):
        is_missing = value.strip() == ""
    else:
        # NaN is not equal to itself, and comparing pandas.NA with itself yields pandas.NA.
        is_missing = value is None or str(value == value) != "True"
    number = nan if is_missing else float(value)
    return number if isfinite(number) else nan


def numbers(values):
    """The values of a column as floats."""
    return [number_of(value) for value in values]
`;

/** Python expressions for the derived columns and the columns they need; equivalent to bar-columns.ts. */
export const DERIVED_COLUMNS: Readonly<Partial<Record<ColumnName, { of: readonly ColumnName[]; python: string }>>> = {
  hl2: { of: ["high", "low"], python: "[(a + b) / 2 for a, b in zip(high, low)]" },
  hlc3: { of: ["high", "low", "close"], python: "[(a + b + c) / 3 for a, b, c in zip(high, low, close)]" },
  ohlc4: {
    of: ["open", "high", "low", "close"],
    python: "[(a + b + c + d) / 4 for a, b, c, d in zip(opening, high, low, close)]",
  },
};

export const SIGNALS_AND_MAIN_PYTHON = `
def generate_signals(bars):
    """One dict per bar, oldest first: its date and, for each signal, whether it is set."""
    series = compute(bars)
    return [
        {name: series[name][bar] for name in ("date",) + SIGNALS}
        for bar in range(len(series["date"]))
    ]


def columns_of(rows):
    """The columns of a CSV file by their lower-case names."""
    header = [name.replace("\\ufeff", "").strip().lower() for name in rows[0]] if rows else []
    body = [row for row in rows[1:] if row]
    return {
        name: [row[place].strip() if place < len(row) else "" for row in body]
        for place, name in enumerate(header)
    }


def main():
    """Print the dates and signals for a CSV file of bars with a header line."""
    if len(sys.argv) != 2:
        print("Usage: python strategy.py bars.csv", file=sys.stderr)
        sys.exit(2)
    with open(sys.argv[1], newline="") as file:
        bars = columns_of(list(csv.reader(file)))
    missing = [name for name in COLUMNS if name not in bars]
    if missing:
        print("The file has no column " + ", ".join(missing), file=sys.stderr)
        sys.exit(2)
    for row in generate_signals(bars):
        given = [name for name in SIGNALS if row[name]]
        if given:
            print(row["date"], " ".join(given))


if __name__ == "__main__":
    main()
`;

/** Local variable of a column in `compute`; `open` is a Python builtin. */
export function columnLocal(name: ColumnName): string {
  return name === "open" ? "opening" : name;
}
