// Trends, as src/core/indicators.
#pragma once

#include "extremes.h"

namespace longshort {
namespace features {
namespace {

/** The movement of a side where it is the larger one and forward, else 0. */
inline double movementOf(double forward, double other) { return forward * numberOf((forward > other) & (forward > 0)); }

inline void directionalIndicator(const BarColumns& x, bool isUp, int period, double* out) {
  finiteRuns({x.high, x.low, x.close}, x.length, out, [&](size_t start, size_t end) {
    const size_t ready = start + period;
    fill(out, start, lesser(ready, end), kNaN);
    double moved = 0, ranged = 0;
    const auto movementAt = [&](size_t t) {
      const double up = x.high[t] - x.high[t - 1];
      const double down = x.low[t - 1] - x.low[t];
      return isUp ? movementOf(up, down) : movementOf(down, up);
    };
    for (size_t t = start + 1; t < lesser(ready, end); t++) {
      moved += movementAt(t);
      ranged += trueRange(x, t);
    }
    for (size_t t = ready; t < end; t++) {
      moved += movementAt(t) - moved / period;
      ranged += trueRange(x, t) - ranged / period;
      out[t] = 100 * moved / ranged;
    }
  });
}

inline void averageDirectionalIndex(const BarColumns& x, int period, double* out) {
  const double weight = 1.0 / period;
  finiteRuns({x.high, x.low}, x.length, out, [&](size_t start, size_t end) {
    const size_t ready = start + period;
    fill(out, start, lesser(ready, end), kNaN);
    double plus = 0, minus = 0, average = 0;
    int seen = 0;
    for (size_t t = start + 1; t < end; t++) {
      const double up = x.high[t] - x.high[t - 1];
      const double down = x.low[t - 1] - x.low[t];
      const double forward = movementOf(up, down);
      const double backward = movementOf(down, up);
      if (t < ready) {
        plus += forward;
        minus += backward;
        continue;
      }
      plus += forward - plus / period;
      minus += backward - minus / period;
      const double index = 100 * fabs(plus - minus) / (plus + minus);
      if (seen >= period) average += weight * (index - average);
      else average = seen == period - 1 ? (average + index) / period : average + index;
      if (seen < period) seen++;
      if (average != average) {
        seen = 0;
        average = 0;
      }
      out[t] = seen >= period ? average : kNaN;
    }
  });
}

inline void aroon(const BarColumns& x, int period, bool isUp, double* out) {
  if (isUp) {
    SinceExtreme<Highest> since(period + 1);
    for (size_t t = 0; t < x.length; t++) out[t] = 100 * (period - since.next(x.high[t])) / period;
  } else {
    SinceExtreme<Lowest> since(period + 1);
    for (size_t t = 0; t < x.length; t++) out[t] = 100 * (period - since.next(x.low[t])) / period;
  }
}

inline void aroonOscillator(const BarColumns& x, int period, double* out) {
  SinceExtreme<Highest> sinceHigh(period + 1);
  SinceExtreme<Lowest> sinceLow(period + 1);
  for (size_t t = 0; t < x.length; t++) {
    const double high = sinceHigh.next(x.high[t]);
    out[t] = 100 * (sinceLow.next(x.low[t]) - high) / period;
  }
}

template <class Put>
void parabolicSar(const BarColumns& x, double acceleration, double maximum, double* out, Put put) {
  const double first = acceleration < maximum ? acceleration : maximum;
  finiteRuns({x.high, x.low}, x.length, out, [&](size_t start, size_t end) {
    const double *high = x.high, *low = x.low;
    out[start] = kNaN;
    if (end - start < 2) return;
    const double fall = low[start] - low[start + 1];
    bool isLong = !(fall > 0 && fall > high[start + 1] - high[start]);
    double stop = isLong ? low[start] : -high[start];
    double extreme = isLong ? high[start + 1] : -low[start + 1];
    double speed = first;
    size_t before = start + 1;
    for (size_t t = start + 1; t < end; t++) {
      double near = isLong ? low[t] : -high[t];
      double far = isLong ? high[t] : -low[t];
      double nearBefore = isLong ? low[before] : -high[before];
      if (near <= stop) {
        isLong = !isLong;
        const double bounce = -near;
        near = -far;
        far = bounce;
        nearBefore = isLong ? low[before] : -high[before];
        stop = least(least(-extreme, nearBefore), near);
        extreme = far;
        speed = first;
        put(t, isLong ? stop : -stop);
      } else {
        put(t, isLong ? stop : -stop);
        if (far > extreme) {
          extreme = far;
          speed = speed + acceleration < maximum ? speed + acceleration : maximum;
        }
      }
      stop = least(least(stop + speed * (extreme - stop), nearBefore), near);
      before = t;
    }
  });
}

inline double seedRange(const BarColumns& x, size_t start, int period) {
  double sum = 0;
  for (size_t t = start; t < start + period; t++) sum += trueRange(x, t);
  return sum / period;
}

template <class Put>
void superTrend(const BarColumns& x, int period, double multiplier, double* out, Put put) {
  const double weight = 1.0 / period;
  finiteRuns({x.high, x.low, x.close}, x.length, out, [&](size_t start, size_t end) {
    const size_t ready = start + period;
    fill(out, start, lesser(ready, end), kNaN);
    if (end <= ready) return;
    double range = seedRange(x, start + 1, period);
    bool isStarted = false, isUp = true;
    double upper = 0, lower = 0;
    for (size_t t = ready; t < end; t++) {
      const double before = x.close[t - 1];
      if (t > ready) range += weight * (trueRange(x, t) - range);
      const bool wasStarted = isStarted;
      isStarted = wasStarted || range > 0;
      if (!isStarted) {
        out[t] = kNaN;
        continue;
      }
      const double middle = (x.high[t] + x.low[t]) / 2;
      const double top = middle + multiplier * range;
      const double bottom = middle - multiplier * range;
      const double toTop = numberOf(!wasStarted | (top < upper) | (before > upper));
      const double toBottom = numberOf(!wasStarted | (bottom > lower) | (before < lower));
      upper = toTop * top + (1 - toTop) * upper;
      lower = toBottom * bottom + (1 - toBottom) * lower;
      isUp = !wasStarted || (isUp ? x.close[t] >= lower : x.close[t] > upper);
      put(t, isUp, isUp ? lower : upper);
    }
  });
}

} // namespace
} // namespace features
} // namespace longshort
