// Volume, as src/core/indicators.
#pragma once

#include "rolling.h"
#include "volatility.h"

namespace longshort {
namespace features {
namespace {

/** The volume of a bar, negative where it closed lower, 0 where it closed unchanged. */
inline double signedVolume(double closeBefore, double close, double volume) {
  return (numberOf(close > closeBefore) - numberOf(close < closeBefore)) * volume + 0 * (close + closeBefore);
}

inline void obvSlope(const BarColumns& x, int period, double* out) {
  RollingSum net(period), all(period);
  for (size_t t = 0; t < x.length; t++) {
    const double part = net.next(t == 0 ? kNaN : signedVolume(x.close[t - 1], x.close[t], x.volume[t]));
    const double whole = all.next(x.volume[t]);
    out[t] = whole > 0 ? part / whole : kNaN;
  }
}

inline void obvZscore(const BarColumns& x, int period, double* out) {
  double level = kNaN;
  for (size_t t = 0; t < x.length; t++) {
    if (!isfinite(x.close[t] + x.volume[t])) level = kNaN;
    else if (level != level) level = 0;
    else level += signedVolume(x.close[t - 1], x.close[t], x.volume[t]);
    out[t] = level;
  }
  rollingZscore(out, x.length, period, out);
}

inline void mfi(const BarColumns& x, int period, double* out) {
  RollingSum rising(period), falling(period);
  double before = x.length > 0 ? typicalPrice(x, 0) : kNaN;
  for (size_t t = 0; t < x.length; t++) {
    const double price = typicalPrice(x, t);
    const double money = price * x.volume[t];
    const double none = t == 0 ? kNaN : 0 * before;
    const double up = rising.next(numberOf(price > before) * money + none);
    const double down = falling.next(numberOf(price < before) * money + none);
    out[t] = 100 * up / (up + down);
    before = price;
  }
}

inline void cmf(const BarColumns& x, int period, double* out) {
  RollingSum flow(period), all(period);
  int sinceRanging = period; // bars since the last that had a range
  for (size_t t = 0; t < x.length; t++) {
    const double high = x.high[t], low = x.low[t], close = x.close[t], volume = x.volume[t];
    const double range = high - low;
    const double part = flow.next(range == 0 ? 0 * volume : (close - low - (high - close)) / range * volume);
    const double whole = all.next(volume);
    if (high > low) sinceRanging = 0;
    else if (sinceRanging < period) sinceRanging++;
    out[t] = sinceRanging < period && whole > 0 ? part / whole : kNaN;
  }
}

template <class Put>
void rollingVwap(const BarColumns& x, int period, Put put) {
  RollingSum traded(period), all(period);
  for (size_t t = 0; t < x.length; t++) {
    const double money = traded.next(typicalPrice(x, t) * x.volume[t]);
    const double whole = all.next(x.volume[t]);
    put(t, whole > 0 ? money / whole : kNaN);
  }
}

} // namespace
} // namespace features
} // namespace longshort
