"""Double moving average

Buy when the 10-bar simple moving average of close crosses above the 30-bar simple moving average of
close. Sell when the 10-bar simple moving average of close crosses below the 30-bar simple moving
average of close.

generate_signals(bars) takes a dict of lists or a pandas DataFrame with the columns date, open,
high, low, close and volume, oldest bar first. A DataFrame without a date column provides its index.
A signal is known at the close of its bar and can be acted on from the next bar on.

Command line: python strategy.py bars.csv

Flow 74a31ff8aa911a15d583c5fbc3488c7ab49573cf7e8f419a5bd396a8ffe72bcf.
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


def fires(condition):
    """True where the condition is true, False where it is false or unknown."""
    return [holds is True for holds in condition]


def crosses_below(a, b):
    """True where `a` is below `b` and was not on the previous bar."""
    return crosses_above(b, a)


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


# Fast average
# Number of bars in the calculation.
FAST_AVERAGE_PERIOD = 10

# Slow average
# Number of bars in the calculation.
SLOW_AVERAGE_PERIOD = 30


def compute(bars):
    """Lists with one value per bar: dates, signals, and sizes, stops and targets by node.output."""
    dates = dates_of(bars)
    close = numbers(bars["close"])

    # Fast average (node fast)
    # sma, period 10, source close
    fast_average = sma(source=close, period=FAST_AVERAGE_PERIOD)

    # Slow average (node slow)
    # sma, period 30, source close
    slow_average = sma(source=close, period=SLOW_AVERAGE_PERIOD)

    # Golden cross (node up)
    # crosses_above
    golden_cross = crosses_above(a=fast_average, b=slow_average)

    # Enter long (node buy)
    # entry_long
    entry_long = fires(condition=golden_cross)

    # Death cross (node down)
    # crosses_below
    death_cross = crosses_below(a=fast_average, b=slow_average)

    # Exit long (node sell)
    # exit_long
    exit_long = fires(condition=death_cross)

    return {
        "date": dates,
        "entry_long": entry_long,
        "exit_long": exit_long,
        "entry_short": [False] * len(dates),
        "exit_short": [False] * len(dates),
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
