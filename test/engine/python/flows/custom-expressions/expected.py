"""Of the author's own

Buy when Quiet rise is true (close > sma(close, window) and not (high - low > level * sma(high -
low, window)) and close >= open) [window 20, level 1.5]. Sell when (Stretch ((source / ema(source,
window) - 1) * 100) [window 15, source: (the 2-bar simple moving average of close)]) crosses above
4.

generate_signals(bars) takes a dict of lists or a pandas DataFrame with the columns date, open,
high, low, close and volume, oldest bar first. A DataFrame without a date column provides its index.
A signal is known at the close of its bar and can be acted on from the next bar on.

Command line: python strategy.py bars.csv

Flow 65ab08273957fff0192dfdda96e5e422bee122b072d62dae1a772b0fe9ea30fd.
"""

import csv
import sys
from math import isfinite, isnan, nan

SIGNALS = ("entry_long", "exit_long", "entry_short", "exit_short", "reverse")
COLUMNS = ("date", "open", "high", "low", "close")


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


def is_above(a, b):
    """Whether `a` is above `b`; None if either is unknown."""
    return a > b if isfinite(a) and isfinite(b) else None


def known(value):
    """The value, or nan if it is not a finite number."""
    return value if isfinite(value) else nan


def opposite(a):
    """Three-valued not: None if the operand is unknown."""
    return None if a is None else not a


def both(a, b):
    """Three-valued and: False if either is False, None if the result is unknown."""
    if a is False or b is False:
        return False
    return True if a is True and b is True else None


def is_at_least(a, b):
    """Whether `a` is at least `b`; None if either is unknown."""
    return a >= b if isfinite(a) and isfinite(b) else None


def quiet_rise_v2_1_0(close, high, low, open, window, level):
    """Quiet rise.

    close > sma(close, window) and not (high - low > level * sma(high - low, window)) and close
    >= open
    """
    bars = len(close)
    sma_1 = sma(source=close, period=window)
    part = [high[bar] - low[bar] for bar in range(bars)]
    sma_2_source = [known(part[bar]) for bar in range(bars)]
    sma_2 = sma(source=sma_2_source, period=window)
    part_2 = [is_above(part[bar], float(level) * sma_2[bar]) for bar in range(bars)]
    part_3 = [both(is_above(close[bar], sma_1[bar]), opposite(part_2[bar])) for bar in range(bars)]
    return [both(part_3[bar], is_at_least(close[bar], open[bar])) for bar in range(bars)]


def fires(condition):
    """True where the condition is true, False where it is false or unknown."""
    return [holds is True for holds in condition]


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


def quotient(a, b):
    """`a` divided by `b`; nan if `b` is zero."""
    return nan if b == 0 else a / b


def stretch_v1_0_0(source, window):
    """Stretch.

    (source / ema(source, window) - 1) * 100
    """
    bars = len(source)
    ema_1 = ema(source=source, period=window)
    part = [quotient(source[bar], ema_1[bar]) - 1.0 for bar in range(bars)]
    return [known(part[bar] * 100.0) for bar in range(bars)]


def crosses_above(a, b):
    """True where `a` is above `b` and was not on the previous bar."""
    result = [None] * len(a)
    for bar in range(1, len(a)):
        before = a[bar - 1] - b[bar - 1]
        now = a[bar] - b[bar]
        if not (isnan(before) or isnan(now)):
            result[bar] = before <= 0 and now > 0
    return result


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


# Quiet rise
# Window in bars.
QUIET_RISE_WINDOW = 20
# Largest reach of a bar in usual reaches.
QUIET_RISE_LEVEL = 1.5

# Price
# Number of bars in the calculation.
PRICE_PERIOD = 2

# How far
# Window in bars.
HOW_FAR_WINDOW = 15

# Too far
# Constant to compare a with while b is not connected, in the unit of a.
TOO_FAR_VALUE = 4.0


def compute(bars):
    """Lists with one value per bar: dates, signals, and sizes, stops and targets by node.output."""
    dates = dates_of(bars)
    opening = numbers(bars["open"])
    high = numbers(bars["high"])
    low = numbers(bars["low"])
    close = numbers(bars["close"])

    # Quiet rise (node calm)
    # quiet_rise, window 20, level 1.5
    quiet_rise = quiet_rise_v2_1_0(
        close=close,
        high=high,
        low=low,
        open=opening,
        window=QUIET_RISE_WINDOW,
        level=QUIET_RISE_LEVEL,
    )

    # Enter long (node buy)
    # entry_long
    entry_long = fires(condition=quiet_rise)

    # Price (node price)
    # sma, period 2, source close
    price = sma(source=close, period=PRICE_PERIOD)

    # How far (node far)
    # stretch, window 15
    how_far = stretch_v1_0_0(source=price, window=HOW_FAR_WINDOW)

    # Too far (node over)
    # crosses_above, value 4
    too_far = crosses_above(a=how_far, b=[TOO_FAR_VALUE] * len(dates))

    # Exit long (node sell)
    # exit_long
    exit_long = fires(condition=too_far)

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
