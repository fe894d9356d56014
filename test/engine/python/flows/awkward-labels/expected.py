"""class \"import os\" \\ ''' \"\"\" #

Buy when the 5-bar simple moving average of close crosses above the 9-bar simple moving average of
close. Sell when the 5-bar simple moving average of close crosses below the 9-bar simple moving
average of close. Sell short when the 5-bar simple moving average of close crosses below the 9-bar
simple moving average of close. Buy to cover when the 5-bar simple moving average of close crosses
above the 9-bar simple moving average of close.

generate_signals(bars) takes a dict of lists or a pandas DataFrame with the columns date, open,
high, low, close and volume, oldest bar first. A DataFrame without a date column provides its index.
A signal is known at the close of its bar and can be acted on from the next bar on.

Command line: python strategy.py bars.csv

Flow 1d7c49f23378972ec9e874efb904dc41c1a1e23c47d7765e92026b7cc320b3db.
"""

import csv
import sys
from math import isfinite, isnan, nan

SIGNALS = ("entry_long", "exit_long", "entry_short", "exit_short", "reverse")
COLUMNS = ("date", "close")


class RunningSum:
    """A running sum without drift: Neumaier's compensated summation."""

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
            # The average of a flat window is exactly its value.
            result[bar] = entering if equal_in_a_row >= period else window.total() / period
    return result


def crosses_above(a, b):
    """True where `a` is above `b` and was not on the previous bar."""
    result = [None] * len(a)
    for bar in range(1, len(a)):
        before = a[bar - 1] - b[bar - 1]
        now = a[bar] - b[bar]
        if not (isnan(before) or isnan(now)):
            result[bar] = before <= 0 and now > 0
    return result


def crosses_below(a, b):
    """True where `a` is below `b` and was not on the previous bar."""
    return crosses_above(b, a)


def fires(condition):
    """True where the condition is true, False where it is false or unknown."""
    return [holds is True for holds in condition]


def dates_of(bars):
    """The trading days as YYYY-MM-DD: the column `date` or the index of a DataFrame."""
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


# class
# Number of bars in the calculation.
CLASS_PERIOD = 5

# a"b') + os.system('x')
# Number of bars in the calculation.
A_B_OS_SYSTEM_X_PERIOD = 9


def compute(bars):
    """Lists with one value per bar: dates, signals, and sizes, stops and targets by node.output."""
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
    """One dict per bar, oldest first: its date and, for each signal, whether it is set."""
    series = compute(bars)
    return [
        {name: series[name][bar] for name in ("date",) + SIGNALS}
        for bar in range(len(series["date"]))
    ]


def columns_of(rows):
    """The columns of a CSV file by their lower-case names."""
    header = [name.replace("\ufeff", "").strip().lower() for name in rows[0]] if rows else []
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
