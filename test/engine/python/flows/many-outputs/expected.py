"""Regime with sizes and stops

Buy when the market regime of close (50-bar average, 5-bar slope) is bullish. Reverse the position
when the market regime of close (50-bar average, 5-bar slope) is bearish. Risk 0.5 % of equity per
trade at a stop of 2 ATR(14), investing up to 100 % of equity, for the long entry. Set a stop loss
2.5 ATR(14) from entry, for the long entry. Take profit at 2 times the risk (R) [distance: (the
distance of (set a stop loss 2.5 ATR(14) from entry))], for the long entry. Stop trading after a
drawdown of 20 %.

generate_signals(bars) takes a dict of lists or a pandas DataFrame with the columns date, open,
high, low, close and volume, oldest bar first. A DataFrame without a date column provides its index.
A signal is known at the close of its bar and can be acted on from the next bar on.

Command line: python strategy.py bars.csv

Flow 51a56490c56ed0e725ad1608dbe397a662436a9a404cb8e7c12655cc37996553.
"""

import csv
import sys
from math import isfinite, isnan, nan

SIGNALS = ("entry_long", "exit_long", "entry_short", "exit_short", "reverse")
COLUMNS = ("date", "high", "low", "close")


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


def regime(source, period, slope_bars):
    """Bull: above a rising `period`-bar moving average; bear: below a falling one."""
    average = sma(source, period)
    bull = [None] * len(source)
    bear = [None] * len(source)
    for bar in range(slope_bars, len(source)):
        distance = source[bar] - average[bar]
        slope = average[bar] - average[bar - slope_bars]
        if not (isnan(distance) or isnan(slope)):
            bull[bar] = distance > 0 and slope > 0
            bear[bar] = distance < 0 and slope < 0
    return bull, bear


def fires(condition):
    """True where the condition is true, False where it is false or unknown."""
    return [holds is True for holds in condition]


def max_drawdown_halt(close, signal, max_drawdown_percent):
    """No new entries, permanently, once equity has fallen by a given percentage from its peak."""
    return [False] * len(close) if signal is None else signal


def true_range(high, low, close):
    """True range: the range of a bar, extended to the previous close."""
    result = [nan] * len(close)
    for bar in range(1, len(close)):
        before = close[bar - 1]
        if isfinite(high[bar]) and isfinite(low[bar]) and isfinite(before):
            result[bar] = max(high[bar], before) - min(low[bar], before)
    return result


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


def rma(source, period):
    """Wilder's moving average with the weight 1 / period."""
    return smooth(source, period, 1 / period)


def atr(high, low, close, period):
    """Average true range: Wilder's moving average of the true range."""
    return rma(true_range(high, low, close), period)


def stop_share(ranges, close, multiple):
    """Loss at a stop a multiple of the ATR away, as a fraction of the price."""
    return [
        multiple * reach / price if price > 0 else nan
        for reach, price in zip(ranges, close)
    ]


def capped_ratio(wanted, values, cap):
    """`wanted` divided by each value, at most `cap`; unknown where a value is not positive."""
    return [min(wanted / value, cap) if value > 0 else nan for value in values]


def risk_percent_atr(high, low, close, signal, risk_percent, multiple, period, max_percent):
    """Sizes positions so that an ATR-based stop loses a fixed percentage of equity."""
    share = stop_share(atr(high, low, close, period), close, multiple)
    weight = capped_ratio(risk_percent / 100, share, max_percent / 100)
    return signal, weight


def multiple_of(series, factor):
    """The series times `factor`; unknown where the product is not positive and finite."""
    result = []
    for value in series:
        product = value * factor
        result.append(product if product > 0 and isfinite(product) else nan)
    return result


def atr_stop(high, low, close, signal, multiple, period):
    """Stop-loss at a multiple of the average true range from the entry price."""
    distance = multiple_of(atr(high, low, close, period), multiple)
    return signal, distance


def risk_multiple_target(signal, distance, multiple):
    """Takes profit at a multiple of the initial risk (R), the distance of the stop."""
    distance = multiple_of(distance, multiple)
    return signal, distance


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


# Market
# Period of the moving average in bars.
MARKET_PERIOD = 50
# Number of bars over which the slope of the average is measured.
MARKET_SLOPE_BARS = 5

# Emergency brake
# Maximum drawdown in percent of the peak equity: 5 is 5 %.
EMERGENCY_BRAKE_MAX_DRAWDOWN_PERCENT = 20.0

# Size
# Risk per trade in percent of equity: 5 is 5 %.
SIZE_RISK_PERCENT = 0.5
# Multiple of the average true range (ATR).
SIZE_MULTIPLE = 2.0
# Period of the average true range in bars.
SIZE_PERIOD = 14
# Maximum size in percent of equity: 5 is 5 %.
SIZE_MAX_PERCENT = 100.0

# Stop
# Multiple of the average true range (ATR).
STOP_MULTIPLE = 2.5
# Period of the average true range in bars.
STOP_PERIOD = 14

# Target
# Multiple of the distance of the stop.
TARGET_MULTIPLE = 2.0


def compute(bars):
    """Lists with one value per bar: dates, signals, and sizes, stops and targets by node.output."""
    dates = dates_of(bars)
    high = numbers(bars["high"])
    low = numbers(bars["low"])
    close = numbers(bars["close"])

    # Market (node regime)
    # regime, period 50, slope_bars 5, source close
    market_bull, market_bear = regime(
        source=close,
        period=MARKET_PERIOD,
        slope_bars=MARKET_SLOPE_BARS,
    )

    # Buy the bull (node buy)
    # entry_long
    buy_the_bull = fires(condition=market_bull)

    # Emergency brake (node limit)
    # max_drawdown_halt, max_drawdown_percent 20
    _ = max_drawdown_halt(
        close=close,
        signal=None,
        max_drawdown_percent=EMERGENCY_BRAKE_MAX_DRAWDOWN_PERCENT,
    )

    # Size (node size)
    # risk_percent_atr, risk_percent 0.5, multiple 2, period 14, max_percent 100
    size_signal, size_weight = risk_percent_atr(
        high=high,
        low=low,
        close=close,
        signal=buy_the_bull,
        risk_percent=SIZE_RISK_PERCENT,
        multiple=SIZE_MULTIPLE,
        period=SIZE_PERIOD,
        max_percent=SIZE_MAX_PERCENT,
    )

    # Stop (node stop)
    # atr_stop, multiple 2.5, period 14
    stop_signal, stop_distance = atr_stop(
        high=high,
        low=low,
        close=close,
        signal=size_signal,
        multiple=STOP_MULTIPLE,
        period=STOP_PERIOD,
    )

    # Target (node target)
    # risk_multiple_target, multiple 2
    _, target_distance = risk_multiple_target(
        signal=stop_signal,
        distance=stop_distance,
        multiple=TARGET_MULTIPLE,
    )

    # Turn in the bear (node turn)
    # reverse
    turn_in_the_bear = fires(condition=market_bear)

    return {
        "date": dates,
        "entry_long": buy_the_bull,
        "exit_long": [False] * len(dates),
        "entry_short": [False] * len(dates),
        "exit_short": [False] * len(dates),
        "reverse": turn_in_the_bear,
        "size.weight": size_weight,
        "stop.distance": stop_distance,
        "target.distance": target_distance,
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
