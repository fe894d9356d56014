"""class \"import os\" \\ ''' \"\"\" #

Buy when the 5-bar simple moving average of close crosses above the 9-bar simple moving average of
close. Sell when the 5-bar simple moving average of close crosses below the 9-bar simple moving
average of close. Sell short when the 5-bar simple moving average of close crosses below the 9-bar
simple moving average of close. Buy back when the 5-bar simple moving average of close crosses above
the 9-bar simple moving average of close.

generate_signals(bars) takes a dict of lists, or a pandas DataFrame, with the columns date, open,
high, low, close and volume, oldest bar first; a DataFrame without the column date gives its index.
A signal is decided at the close of its bar and can be acted on from the next bar.

On the command line: python strategy.py bars.csv

Flow 1d7c49f23378972ec9e874efb904dc41c1a1e23c47d7765e92026b7cc320b3db.
"""

import csv
import sys
from math import isfinite, isnan, nan

SIGNALS = ("entry_long", "exit_long", "entry_short", "exit_short", "reverse")
COLUMNS = ("date", "close")


class RunningSum:
    """A sum that does not drift: Neumaier's compensated summation."""

    def __init__(self):
        self.sum = 0.0
        self.lost = 0.0

    def add(self, value):
        following = self.sum + value
        if abs(self.sum) >= abs(value):
            self.lost += self.sum - following + value
        else:
            self.lost += value - following + self.sum
        self.sum = following

    def total(self):
        return self.sum + self.lost


def sma(source, period):
    """Simple moving average of the last `period` bars."""
    result = [nan] * len(source)
    window = RunningSum()
    present = 0
    equal_in_a_row = 0
    for bar, entering in enumerate(source):
        if isfinite(entering):
            window.add(entering)
            present += 1
        leaving = source[bar - period] if bar >= period else nan
        if isfinite(leaving):
            window.add(-leaving)
            present -= 1
        same = bar > 0 and entering == source[bar - 1]
        equal_in_a_row = equal_in_a_row + 1 if same else 1
        if present >= period:
            # A flat window averages to its own value to the last bit.
            result[bar] = entering if equal_in_a_row >= period else window.total() / period
    return result


def crosses_above(a, b):
    """True where `a` is above `b` and was not on the bar before."""
    result = [None] * len(a)
    for bar in range(1, len(a)):
        before = a[bar - 1] - b[bar - 1]
        now = a[bar] - b[bar]
        if not (isnan(before) or isnan(now)):
            result[bar] = before <= 0 and now > 0
    return result


def crosses_below(a, b):
    """True where `a` is below `b` and was not on the bar before."""
    return crosses_above(b, a)


def fires(condition):
    """True where the condition is true; False where it is false or unknown."""
    return [holds is True for holds in condition]


def dates_of(bars):
    """The trading days as YYYY-MM-DD: column `date`, or the index of a DataFrame."""
    return [str(date)[:10] for date in (bars["date"] if "date" in bars else bars.index)]


def number_of(value):
    """A value of a column as a float; nan where it is missing or no finite number."""
    if isinstance(value, str):
        is_missing = value.strip() == ""
    else:
        # A NaN is not equal to itself, and whether pandas.NA is cannot even be asked.
        is_missing = value is None or str(value == value) != "True"
    number = nan if is_missing else float(value)
    return number if isfinite(number) else nan


def numbers(values):
    """A column as floats."""
    return [number_of(value) for value in values]


# class
# Period in bars.
CLASS_PERIOD = 5

# a"b') + os.system('x')
# Period in bars.
A_B_OS_SYSTEM_X_PERIOD = 9


def compute(bars):
    """Lists with a value a bar: dates, signals, sizes, stops and targets (under node.output)."""
    dates = dates_of(bars)
    close = numbers(bars["close"])

    # class (node a)
    # sma, period 5, source close
    class_1 = sma(source=close, period=CLASS_PERIOD)

    # a"b') + os.system('x') (node b)
    # sma, period 9, source close
    a_b_os_system_x = sma(source=close, period=A_B_OS_SYSTEM_X_PERIOD)

    # print (node c)
    # crosses_above
    print_1 = crosses_above(a=class_1, b=a_b_os_system_x)

    # """ \ (node d)
    # crosses_below
    crosses_below_1 = crosses_below(a=class_1, b=a_b_os_system_x)

    # 日本 🚀 (node e)
    # entry_long
    entry_long = fires(condition=print_1)

    # 7 dates (node f)
    # exit_long
    exit_long_7_dates = fires(condition=crosses_below_1)

    # Dates (node g)
    # exit_long
    dates_1 = fires(condition=crosses_below_1)

    # dates (node h)
    # entry_short
    dates_2 = fires(condition=crosses_below_1)

    # sma (node i)
    # exit_short
    sma_1 = fires(condition=print_1)

    return {
        "date": dates,
        "entry_long": entry_long,
        "exit_long": [any(given) for given in zip(exit_long_7_dates, dates_1)],
        "entry_short": dates_2,
        "exit_short": sma_1,
        "reverse": [False] * len(dates),
    }


def generate_signals(bars):
    """One dict a bar, oldest first: its date, and for each signal whether its close gives it."""
    series = compute(bars)
    return [
        {name: series[name][bar] for name in ("date",) + SIGNALS}
        for bar in range(len(series["date"]))
    ]


def columns_of(rows):
    """The columns of a CSV file by their names in lower case."""
    header = [name.replace("\ufeff", "").strip().lower() for name in rows[0]] if rows else []
    body = [row for row in rows[1:] if row]
    return {
        name: [row[place].strip() if place < len(row) else "" for row in body]
        for place, name in enumerate(header)
    }


def main():
    """Print the dated signals for a CSV file of bars; its first line names the columns."""
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
