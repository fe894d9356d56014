"""One average, four readers

Long entry 1: buy when (the 20-bar exponential moving average of hlc3 is above 100) and (the 20-bar
exponential moving average of hlc3 is rising for 3 bars in a row). Long entry 2: buy when the 20-bar
exponential moving average of hlc3 is rising for 3 bars in a row. Sell when the 20-bar exponential
moving average of hlc3 is falling for 3 bars in a row. Sell short when the 20-bar exponential moving
average of hlc3 is falling for 3 bars in a row.

generate_signals(bars) takes a dict of lists or a pandas DataFrame with the columns date, open,
high, low, close and volume, oldest bar first. A DataFrame without a date column provides its index.
A signal is known at the close of its bar and can be acted on from the next bar on.

Command line: python strategy.py bars.csv

Flow 31f8c7e42b7b762930a8384477f78f4513541366f63435b3286b5b89a5dd1e11.
"""

import csv
import sys
from math import isfinite, isnan, nan

SIGNALS = ("entry_long", "exit_long", "entry_short", "exit_short", "reverse")
COLUMNS = ("date", "high", "low", "close")


def smooth(source, period, weight, skip=0):
    """Exponential average, seeded with the mean of its first `period` known values."""
    result = [nan] * len(source)
    held = -skip
    mean = 0.0
    for bar, value in enumerate(source):
        if not isfinite(value):
            continue
        held += 1
        if held < 1:
            continue
        mean += (value - mean) * (1 / held if held <= period else weight)
        if held >= period:
            result[bar] = mean
    return result


def ema(source, period, skip=0):
    """Exponential moving average with the weight 2 / (period + 1)."""
    return smooth(source, period, 2 / (period + 1), skip)


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


def falling(source, bars):
    """True where `source` was below its previous value on each of the last `bars` bars."""
    steps = [None] * len(source)
    for bar in range(1, len(source)):
        if not (isnan(source[bar]) or isnan(source[bar - 1])):
            steps[bar] = source[bar] < source[bar - 1]
    return held_for(steps, bars)


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


# Trend
# Number of bars in the calculation.
TREND_PERIOD = 20

# Above a hundred
# Constant to compare a with while b is not connected, in the unit of a.
ABOVE_A_HUNDRED_VALUE = 100.0

# Trend rises
# Number of consecutive bars on which the source must be rising.
TREND_RISES_BARS = 3

# Trend falls
# Number of consecutive bars on which the source must be falling.
TREND_FALLS_BARS = 3


def compute(bars):
    """Lists with one value per bar: dates, signals, and sizes, stops and targets by node.output."""
    dates = dates_of(bars)
    high = numbers(bars["high"])
    low = numbers(bars["low"])
    close = numbers(bars["close"])
    hlc3 = [(a + b + c) / 3 for a, b, c in zip(high, low, close)]

    # Trend (node mean)
    # ema, period 20, source hlc3
    trend = ema(source=hlc3, period=TREND_PERIOD)

    # Above a hundred (node near)
    # greater_than, value 100
    above_a_hundred = greater_than(a=trend, b=[ABOVE_A_HUNDRED_VALUE] * len(dates))

    # Trend rises (node rise)
    # rising, bars 3
    trend_rises = rising(source=trend, bars=TREND_RISES_BARS)

    # And (node both)
    # and
    and_1 = all_of(a=above_a_hundred, b=trend_rises, c=None, d=None)

    # Buy (node buy)
    # entry_long
    buy = fires(condition=and_1)

    # Buy (node buy2)
    # entry_long
    buy_2 = fires(condition=trend_rises)

    # Trend falls (node fall)
    # falling, bars 3
    trend_falls = falling(source=trend, bars=TREND_FALLS_BARS)

    # Sell (node sell)
    # exit_long
    sell = fires(condition=trend_falls)

    # Sell (node short)
    # entry_short
    sell_2 = fires(condition=trend_falls)

    return {
        "date": dates,
        "entry_long": [any(given) for given in zip(buy, buy_2)],
        "exit_long": sell,
        "entry_short": sell_2,
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
