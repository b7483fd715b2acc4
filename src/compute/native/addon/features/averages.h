// Moving averages. `put(t, average)` is called wherever there is one, in order; before that the output is NaN.
#pragma once

#include "rolling.h"

namespace longshort {
namespace features {
namespace {

inline double seedMean(const double* values, size_t start, int period) {
  double sum = 0;
  for (size_t t = start; t < start + period; t++) sum += values[t];
  return sum / period;
}

template <class Put>
void sma(const double* values, size_t length, int period, Put put) {
  RollingSum sum(period);
  for (size_t t = 0; t < length; t++) put(t, sum.next(values[t]) / period);
}

template <class Put>
void wma(const double* values, size_t length, int period, Put put) {
  RollingWeighted mean(period);
  for (size_t t = 0; t < length; t++) put(t, mean.next(values[t]));
}

template <class Put>
void hma(const double* values, size_t length, int period, Put put) {
  RollingWeighted half(period / 2 < 1 ? 1 : period / 2), whole(period), last(int(floor(sqrt(period))));
  for (size_t t = 0; t < length; t++) put(t, last.next(2 * half.next(values[t]) - whole.next(values[t])));
}

template <class Put>
void kama(const double* values, size_t length, int period, int fast, int slow, double* out, Put put) {
  const double fastWeight = 2.0 / (fast + 1);
  const double slowWeight = 2.0 / (slow + 1);
  RollingSum walked(period);
  double average = kNaN;
  for (size_t t = 0; t < length; t++) {
    const double step = t == 0 ? kNaN : fabs(values[t] - values[t - 1]);
    const double way = walked.next(step + 0 * step);
    if (t < size_t(period)) {
      out[t] = kNaN;
      continue;
    }
    const double net = fabs(values[t] - values[t - period]);
    const double efficiency = net < way ? net / way : 1;
    const double root = efficiency * (fastWeight - slowWeight) + slowWeight;
    if (average != average) average = values[t - 1];
    average += root * root * (values[t] - average) + 0 * way;
    put(t, average);
  }
}

template <class Put>
void ema(const double* values, size_t length, int period, double* out, Put put) {
  const double weight = 2.0 / (period + 1);
  finiteRuns({values}, length, out, [&](size_t start, size_t end) {
    const size_t ready = start + period - 1;
    fill(out, start, lesser(ready, end), kNaN);
    if (end <= ready) return;
    double average = seedMean(values, start, period);
    put(ready, average);
    for (size_t t = ready + 1; t < end; t++) {
      average += weight * (values[t] - average);
      put(t, average);
    }
  });
}

template <class Put>
void dema(const double* values, size_t length, int period, double* out, Put put) {
  const double weight = 2.0 / (period + 1);
  finiteRuns({values}, length, out, [&](size_t start, size_t end) {
    const size_t ready = start + 2 * (period - 1);
    fill(out, start, lesser(ready, end), kNaN);
    if (end <= ready) return;
    double once = seedMean(values, start, period);
    double sum = once;
    for (size_t t = start + period; t <= ready; t++) {
      once += weight * (values[t] - once);
      sum += once;
    }
    double twice = sum / period;
    put(ready, 2 * once - twice);
    for (size_t t = ready + 1; t < end; t++) {
      once += weight * (values[t] - once);
      twice += weight * (once - twice);
      put(t, 2 * once - twice);
    }
  });
}

template <class Put>
void tema(const double* values, size_t length, int period, double* out, Put put) {
  const double weight = 2.0 / (period + 1);
  finiteRuns({values}, length, out, [&](size_t start, size_t end) {
    const size_t ready = start + 3 * (period - 1);
    fill(out, start, lesser(ready, end), kNaN);
    if (end <= ready) return;
    double once = seedMean(values, start, period);
    double sum = once;
    for (size_t t = start + period; t < start + 2 * period - 1; t++) {
      once += weight * (values[t] - once);
      sum += once;
    }
    double twice = sum / period;
    sum = twice;
    for (size_t t = start + 2 * period - 1; t <= ready; t++) {
      once += weight * (values[t] - once);
      twice += weight * (once - twice);
      sum += twice;
    }
    double thrice = sum / period;
    put(ready, 3 * once - 3 * twice + thrice);
    for (size_t t = ready + 1; t < end; t++) {
      once += weight * (values[t] - once);
      twice += weight * (once - twice);
      thrice += weight * (twice - thrice);
      put(t, 3 * once - 3 * twice + thrice);
    }
  });
}

} // namespace
} // namespace features
} // namespace longshort
