"""TA-Lib's side of the features in bench/data.mjs: the same values of the same bars by its C, called through Python."""

import json
import sys
import time

import numpy as np
import talib

AVERAGES = {
    "sma": talib.SMA,
    "ema": talib.EMA,
    "wma": talib.WMA,
    "hma": talib.HMA,
    "dema": talib.DEMA,
    "tema": talib.TEMA,
}


def log_return(x, period):
    logs = talib.LN(x.close)
    out = np.full(len(logs), np.nan)
    out[period:] = logs[period:] - logs[:-period]
    return out


def slope(x, average, period, span):
    """TA-Lib's functions stop at a NaN, so they are given what comes after the warm-up."""
    line = AVERAGES[average](x.close, period)
    out = np.full(len(line), np.nan)
    out[period - 1 :] = talib.ROCP(line[period - 1 :], span)
    return out


def adx(x, output, period):
    return {"adx": talib.ADX, "plusDi": talib.PLUS_DI, "minusDi": talib.MINUS_DI}[output](*x.prices, period)


def aroon(x, output, period):
    if output == "oscillator":
        return talib.AROONOSC(x.high, x.low, period)
    return talib.AROON(x.high, x.low, period)[0 if output == "down" else 1]


def channel(x, output, upper, middle, lower):
    return (upper - lower) / middle if output == "width" else (x.close - lower) / (upper - lower)


def bollinger(x, output, period, width):
    output = "width" if output == "bandwidth" else output
    return channel(x, output, *talib.BBANDS(x.close, period, width, width, 0))


def macd(x, output, fast, slow, signal):
    return talib.MACD(x.close, fast, slow, signal)[("line", "signal", "histogram").index(output)]


def stochastic(x, output, period, slowing, signal):
    return talib.STOCH(*x.prices, period, slowing, 0, signal, 0)["kd".index(output)]


def sample_deviation(values, period):
    return talib.STDDEV(values, period, 1) * np.sqrt(period / (period - 1))


def volatility(x, period, barsPerYear):
    out = np.full(len(x.close), np.nan)
    out[1:] = sample_deviation(log_return(x, 1)[1:], period) * np.sqrt(barsPerYear)
    return out


def vwap_distance(x, period):
    money = talib.TYPPRICE(*x.prices) * x.volume
    return x.close / (talib.SUM(money, period) / talib.SUM(x.volume, period)) - 1


def distance(average):
    return lambda x, period: x.close / AVERAGES[average](x.close, period) - 1


FEATURES = {
    "return": lambda x, period: talib.ROCP(x.close, period),
    "logReturn": log_return,
    "roc": lambda x, period: talib.ROC(x.close, period),
    "sma": lambda x, period: talib.SMA(x.close, period),
    "ema": lambda x, period: talib.EMA(x.close, period),
    "slope": slope,
    **{f"{average}Distance": distance(average) for average in AVERAGES},
    "kamaDistance": lambda x, period, fast, slow: x.close / talib.KAMA(x.close, period) - 1,
    "adx": adx,
    "aroon": aroon,
    "parabolicSar": lambda x, acceleration, maximum: x.close / talib.SAR(x.high, x.low, acceleration, maximum) - 1,
    "donchian": lambda x, output, period: channel(x, output, *talib.DONCHIAN(x.high, x.low, period)),
    "superTrend": lambda x, output, period, multiplier: x.close / talib.SUPERTREND(*x.prices, period, multiplier)[0] - 1,
    "rsi": lambda x, period: talib.RSI(x.close, period),
    "macd": macd,
    "stochastic": stochastic,
    "williamsR": lambda x, period: talib.WILLR(*x.prices, period),
    "cci": lambda x, period: talib.CCI(*x.prices, period),
    "tsi": lambda x, long, short: talib.TSI(x.close, long, short),
    "atr": lambda x, period: talib.ATR(*x.prices, period),
    "natr": lambda x, period: talib.NATR(*x.prices, period) / 100,
    "bollinger": bollinger,
    "keltner": lambda x, output, period, atrPeriod, multiplier: channel(
        x, output, *talib.KC(*x.prices, period, atrPeriod, multiplier)
    ),
    "realisedVolatility": volatility,
    "volumeZscore": lambda x, period: (x.volume - talib.SMA(x.volume, period)) / sample_deviation(x.volume, period),
    "onBalanceVolume": lambda x, output, period: talib.MOM(talib.OBV(x.close, x.volume), period)
    / talib.SUM(x.volume, period),
    "mfi": lambda x, period: talib.MFI(*x.prices, x.volume, period),
    "cmf": lambda x, period: talib.CMF(*x.prices, x.volume, period),
    "vwapDistance": vwap_distance,
}


class Bars:
    """Columns of float64, one after the other."""

    def __init__(self, file):
        self.open, self.high, self.low, self.close, self.volume = np.fromfile(file, dtype="<f8").reshape(5, -1)
        self.prices = (self.high, self.low, self.close)


def answer(message):
    print(json.dumps(message), flush=True)


def serve():
    """`{"ask": "open", "file": ...}`, then `{"ask": "take", "feature": {...}, "rows": [...]}`: milliseconds and values at rows."""
    answer({"label": f"TA-Lib {talib.__version__}, NumPy {np.__version__}"})
    bars = None
    for line in sys.stdin:
        request = json.loads(line)
        if request["ask"] == "open":
            bars = Bars(request["file"])
            answer({})
        else:
            parameters = dict(request["feature"])
            compute = FEATURES[parameters.pop("kind")]
            start = time.perf_counter()
            values = compute(bars, **parameters)
            ms = 1000 * (time.perf_counter() - start)
            answer({"ms": ms, "values": [None if np.isnan(v) else float(v) for v in values[request["rows"]]]})


if __name__ == "__main__":
    serve()
