"""With a part switched off

Buy when (the 1-bar simple moving average of close is above the 20-bar simple moving average of
close) and (the 20-bar simple moving average of close is rising for 3 bars in a row). Sell when not
((the 1-bar simple moving average of close is above the 20-bar simple moving average of close) and
(the 20-bar simple moving average of close is rising for 3 bars in a row)).

generate_signals(bars) takes a dict of lists or a pandas DataFrame with the columns date, open,
high, low, close and volume, oldest bar first. A DataFrame without a date column provides its index.
A signal is known at the close of its bar and can be acted on from the next bar on.

Command line: python strategy.py bars.csv

Flow d690896120747b5ed190a1f2b87dbe7330cd8089be44462e41aa037cd63abdf9.
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


def greater_than(a, b):
    """True where `a` is above `b`; unknown where either is unknown."""
    return [
        None if isnan(left) or isnan(right) else left > right
        for left, right in zip(a, b)
    ]


def held_for(condition, bars):
    """True where `condition` was true on each of the last `bars` bars."""
    result = []
    known_in_a_row = 0
    held = 0
    for holds in condition:
        known_in_a_row = 0 if holds is None else known_in_a_row + 1
        held = held + 1 if holds is True else 0
        result.append(held >= bars if known_in_a_row >= bars else None)
    return result


def rising(source, bars):
    """True where `source` was above its previous value on each of the last `bars` bars."""
    steps = [None] * len(source)
    for bar in range(1, len(source)):
        if not (isnan(source[bar]) or isnan(source[bar - 1])):
            steps[bar] = source[bar] > source[bar - 1]
    return held_for(steps, bars)


def at_least(conditions, wanted):
    """True where `wanted` conditions are true, False where that is impossible."""
    result = []
    for row in zip(*conditions):
        held = row.count(True)
        if held >= wanted:
            result.append(True)
        else:
            result.append(False if held + row.count(None) < wanted else None)
    return result


def all_of(a, b, c, d):
    """True where all connected conditions are true, False where any is false."""
    connected = [port for port in (a, b, c, d) if port is not None]
    return at_least(connected, len(connected))


def fires(condition):
    """True where the condition is true, False where it is false or unknown."""
    return [holds is True for holds in condition]


def negated(a):
    """True where `a` is false, False where it is true, unknown where it is unknown."""
    return [None if holds is None else not holds for holds in a]


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


# Mean
# Number of bars in the calculation.
MEAN_PERIOD = 20

# Price
# Number of bars in the calculation.
PRICE_PERIOD = 1

# Mean rises
# Number of consecutive bars on which the source must be rising.
MEAN_RISES_BARS = 3


def compute(bars):
    """Lists with one value per bar: dates, signals, and sizes, stops and targets by node.output."""
    dates = dates_of(bars)
    close = numbers(bars["close"])

    # Mean (node mean)
    # sma, period 20, source close
    mean = sma(source=close, period=MEAN_PERIOD)

    # Price (node price)
    # sma, period 1, source close
    price = sma(source=close, period=PRICE_PERIOD)

    # Above its mean (node above)
    # greater_than
    above_its_mean = greater_than(a=price, b=mean)

    # Mean rises (node rise)
    # rising, bars 3
    mean_rises = rising(source=mean, bars=MEAN_RISES_BARS)

    # All (node all)
    # and
    all_1 = all_of(a=above_its_mean, b=mean_rises, c=None, d=None)

    # Enter long (node buy)
    # entry_long
    entry_long = fires(condition=all_1)

    # Not all (node none)
    # not
    not_all = negated(a=all_1)

    # Exit long (node sell)
    # exit_long
    exit_long = fires(condition=not_all)

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
