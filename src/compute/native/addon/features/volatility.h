// Ranges and channels, as src/core/indicators.
#pragma once

#include "moments.h"
#include "momentum.h"
#include "trend.h"

namespace longshort {
namespace features {
namespace {

template <class Put>
void atr(const BarColumns& x, int period, double* out, Put put) {
  const double weight = 1.0 / period;
  finiteRuns({x.high, x.low, x.close}, x.length, out, [&](size_t start, size_t end) {
    const size_t ready = start + period;
    fill(out, start, lesser(ready, end), kNaN);
    if (end <= ready) return;
    double average = seedRange(x, start + 1, period);
    put(ready, average);
    for (size_t t = ready + 1; t < end; t++) {
      average += weight * (trueRange(x, t) - average);
      put(t, average);
    }
  });
}

inline void percentB(const double* values, size_t length, int period, double width, double* out) {
  RollingMoments(period).follow(values, length, out, [=](auto value, const auto& of) {
    const auto half = width * root(of.m2 / double(period));
    return half > 0.0 ? (value - of.mean + half) / (2.0 * half) : spread<decltype(value)>(kNaN);
  });
}

inline void bandwidth(const double* values, size_t length, int period, double width, double* out) {
  RollingMoments(period).follow(values, length, out, [=](auto value, const auto& of) {
    const auto half = width * root(of.m2 / double(period));
    return of.mean == 0.0 ? spread<decltype(value)>(kNaN) : 2.0 * half / of.mean;
  });
}

inline void rollingZscore(const double* values, size_t length, int period, double* out) {
  RollingMoments(period).follow(values, length, out, [=](auto value, const auto& of) { return zscore(value, of, period); });
}

inline void donchianWidth(const BarColumns& x, int period, double* out) {
  RollingExtreme<Highest> highest(period);
  RollingExtreme<Lowest> lowest(period);
  for (size_t t = 0; t < x.length; t++) {
    const double upper = highest.next(x.high[t]);
    const double lower = lowest.next(x.low[t]);
    out[t] = 2 * (upper - lower) / (upper + lower);
  }
}

inline void donchianPosition(const BarColumns& x, int period, double* out) {
  ChannelPosition position(period);
  for (size_t t = 0; t < x.length; t++) out[t] = position.next(x, t);
}

inline void keltner(const BarColumns& x, bool isWidth, int period, int atrPeriod, double multiplier, double* out) {
  const double weight = 2.0 / (period + 1);
  const double rangeWeight = 1.0 / atrPeriod;
  const auto put = [&](size_t t, double middle, double half) {
    if (isWidth) out[t] = 2.0 * half / middle;
    else out[t] = half > 0.0 ? (x.close[t] - middle + half) / (2.0 * half) : kNaN;
  };
  finiteRuns({x.high, x.low, x.close}, x.length, out, [&](size_t start, size_t end) {
    const size_t ready = start + (period - 1 > atrPeriod ? period - 1 : atrPeriod);
    fill(out, start, lesser(ready, end), kNaN);
    if (end <= ready) return;
    double middle = 0;
    for (size_t t = ready - period + 1; t <= ready; t++) middle += typicalPrice(x, t);
    middle /= period;
    double range = seedRange(x, ready - atrPeriod + 1, atrPeriod);
    put(ready, middle, multiplier * range);
    for (size_t t = ready + 1; t < end; t++) {
      middle += weight * (typicalPrice(x, t) - middle);
      range += rangeWeight * (trueRange(x, t) - range);
      put(t, middle, multiplier * range);
    }
  });
}

} // namespace
} // namespace features
} // namespace longshort
