// Momentum, as src/core/indicators.
#pragma once

#include "extremes.h"
#include "moments.h"
#include "rolling.h"

namespace longshort {
namespace features {
namespace {

inline void rsi(const double* values, size_t length, int period, double* out) {
  const double weight = 1.0 / period;
  finiteRuns({values}, length, out, [&](size_t start, size_t end) {
    const size_t ready = start + period;
    fill(out, start, lesser(ready, end), kNaN);
    if (end <= ready) return;
    double gain = 0, loss = 0;
    for (size_t t = start + 1; t <= ready; t++) {
      const double step = values[t] - values[t - 1];
      if (step > 0) gain += step;
      else loss -= step;
    }
    gain /= period;
    loss /= period;
    out[ready] = 100 * gain / (gain + loss);
    for (size_t t = ready + 1; t < end; t++) {
      const double step = values[t] - values[t - 1];
      const double size = fabs(step);
      gain += weight * ((size + step) / 2 - gain);
      loss += weight * ((size - step) / 2 - loss);
      out[t] = 100 * gain / (gain + loss);
    }
  });
}

/** What the output is made of: the line and the signal, so many times. */
struct MacdOutput {
  double ofLine, ofSignal;
};

inline void macd(const double* values, size_t length, MacdOutput output, int fast, int slow, int signal, double* out) {
  const double fastWeight = 2.0 / (fast + 1), slowWeight = 2.0 / (slow + 1), signalWeight = 2.0 / (signal + 1);
  finiteRuns({values}, length, out, [&](size_t start, size_t end) {
    const size_t first = start + slow - 1;
    const size_t ready = first + signal - 1;
    fill(out, start, lesser(ready, end), kNaN);
    if (end <= ready) return;
    double quick = seedMean(values, start + slow - fast, fast);
    double steady = seedMean(values, start, slow);
    double sum = quick - steady;
    for (size_t t = first + 1; t <= ready; t++) {
      quick += fastWeight * (values[t] - quick);
      steady += slowWeight * (values[t] - steady);
      sum += quick - steady;
    }
    double average = sum / signal;
    out[ready] = output.ofLine * (quick - steady) + output.ofSignal * average;
    for (size_t t = ready + 1; t < end; t++) {
      quick += fastWeight * (values[t] - quick);
      steady += slowWeight * (values[t] - steady);
      const double line = quick - steady;
      average += signalWeight * (line - average);
      out[t] = output.ofLine * line + output.ofSignal * average;
    }
  });
}

inline void tsi(const double* values, size_t length, int longPeriod, int shortPeriod, double* out) {
  const double longWeight = 2.0 / (longPeriod + 1), shortWeight = 2.0 / (shortPeriod + 1);
  finiteRuns({values}, length, out, [&](size_t start, size_t end) {
    const size_t first = start + longPeriod;
    const size_t ready = first + shortPeriod - 1;
    fill(out, start, lesser(ready, end), kNaN);
    if (end <= ready) return;
    double change = 0, size = 0;
    for (size_t t = start + 1; t <= first; t++) {
      const double step = values[t] - values[t - 1];
      change += step;
      size += fabs(step);
    }
    change /= longPeriod;
    size /= longPeriod;
    double net = change, all = size;
    for (size_t t = first + 1; t <= ready; t++) {
      const double step = values[t] - values[t - 1];
      change += longWeight * (step - change);
      size += longWeight * (fabs(step) - size);
      net += change;
      all += size;
    }
    net /= shortPeriod;
    all /= shortPeriod;
    out[ready] = 100 * net / all;
    for (size_t t = ready + 1; t < end; t++) {
      const double step = values[t] - values[t - 1];
      change += longWeight * (step - change);
      size += longWeight * (fabs(step) - size);
      net += shortWeight * (change - net);
      all += shortWeight * (size - all);
      out[t] = 100 * net / all;
    }
  });
}

/** Where the close stands between the lowest low and the highest high. */
class ChannelPosition {
public:
  explicit ChannelPosition(int period) : upper_(period), lower_(period) {}

  KERNEL double next(const BarColumns& x, size_t t) {
    const double upper = upper_.next(x.high[t]);
    const double lower = lower_.next(x.low[t]);
    const double range = upper - lower;
    return range > 0 ? (x.close[t] - lower) / range : kNaN;
  }

private:
  RollingExtreme<Highest> upper_;
  RollingExtreme<Lowest> lower_;
};

inline void stochastic(const BarColumns& x, bool isK, int period, int slowing, int signal, double* out) {
  ChannelPosition position(period);
  RollingSum slow(slowing), average(signal);
  for (size_t t = 0; t < x.length; t++) {
    const double k = slow.next(100 * position.next(x, t)) / slowing;
    const double d = average.next(k) / signal;
    out[t] = !isK ? d : d == d ? k : kNaN;
  }
}

inline void williamsR(const BarColumns& x, int period, double* out) {
  RollingExtreme<Highest> highest(period);
  RollingExtreme<Lowest> lowest(period);
  for (size_t t = 0; t < x.length; t++) {
    const double upper = highest.next(x.high[t]);
    const double range = upper - lowest.next(x.low[t]);
    out[t] = range > 0 ? -100 * (upper - x.close[t]) / range : kNaN;
  }
}

/** Four sums that do not wait for one another. */
typedef double Four __attribute__((vector_size(32), aligned(8), may_alias));

/** Sum of the distances of so many values from `middle`. */
KERNEL double totalDeviation(const double* values, int count, double middle) {
  Four sums = {};
  int k = 0;
  for (; k + 3 < count; k += 4) {
    const Four gap = *reinterpret_cast<const Four*>(values + k) - middle;
    sums += gap < 0.0 ? -gap : gap;
  }
  for (; k < count; k++) sums[0] += fabs(values[k] - middle);
  return sums[0] + sums[1] + (sums[2] + sums[3]);
}

inline void cci(const BarColumns& x, int period, double* out) {
  RollingMoments moments(period);
  const size_t before = period - 1;
  const size_t most = moments.group() * (1 + 1024 / moments.group());
  // Prices of some bars and of those before them: they are not read right after they are written, for which a processor would wait.
  Buffer prices(before + most);
  for (size_t start = 0; start < x.length; start += most) {
    const size_t count = lesser(most, x.length - start);
    for (size_t k = 0; k < count; k++) prices[before + k] = typicalPrice(x, start + k);
    double* const means = out + start;
    moments.follow(prices + before, count, means, [](auto, const auto& of) { return of.mean; });
    for (size_t k = start == 0 ? lesser(before, count) : 0; k < count; k++) {
      const double deviation = totalDeviation(prices + k, period, means[k]);
      means[k] = deviation > 0 ? (prices[before + k] - means[k]) / (0.015 * (deviation / period)) : kNaN;
    }
    memmove(prices, prices + count, before * sizeof(double));
  }
}

} // namespace
} // namespace features
} // namespace longshort
