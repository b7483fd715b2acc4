// Means and squared deviations of the last `period` values: by blocks, as src/core/indicators/rolling.ts says.
#pragma once

#include "values.h"

namespace longshort {
namespace features {
namespace {

/** Means and sums of squared deviations of windows. */
template <class Values>
struct Moments {
  Values mean, m2;
};

/** One more value, the `count`-th, by Welford's update. */
template <class Values>
KERNEL void add(Moments<Values>& to, Values value, int count) {
  const Values delta = value - to.mean;
  to.mean += delta / double(count);
  to.m2 += delta * (value - to.mean);
}

/**
 * `make(value, moments of the last `period`)` of every value, in `out`. Blocks do not wait for one another, so several lie side by
 * side in a vector: most of the time goes into divisions.
 */
class RollingMoments {
public:
  explicit RollingMoments(int period)
      : period_(period), means_(size_t(period) * (kLanes + 1), kNaN), m2s_(size_t(period) * (kLanes + 1), kNaN) {}

  /** So many values at once leave no block unfinished. */
  size_t group() const { return size_t(period_) * kLanes; }

  /** May be called again with the next values as long as no block is left unfinished; `out` may be `values`. */
  template <class Make>
  void follow(const double* values, size_t length, double* out, Make make) {
    size_t start = 0;
    for (; start + group() <= length; start += group()) followBlocks<D, kLanes>(values + start, period_, out + start, make);
    for (; start < length; start += period_) {
      followBlocks<double, 1>(values + start, int(lesser(period_, length - start)), out + start, make);
    }
  }

private:
  static constexpr int kLanes = sizeof(D) / sizeof(double);

  template <class Values, int Lanes, class Make>
  KERNEL void followBlocks(const double* values, int size, double* out, Make make) {
    if (size == period_) followTails<Values, Lanes>(values);
    Moments<Values> head = {};
    for (int j = 0; j < size; j++) {
      const Values value = gather<Values, Lanes>(values + j);
      add(head, value, j + 1);
      const Moments<Values> whole = j == period_ - 1 ? head : joined(tailsAt<Values>(j), head, j + 1);
      scatter<Values, Lanes>(make(value, whole), out + j);
    }
    // The last block's tails are joined to the head of the first that comes.
    for (int j = 0; j < period_ - 1; j++) {
      means_[row(j)] = means_[row(j) + Lanes];
      m2s_[row(j)] = m2s_[row(j) + Lanes];
    }
  }

  /** What is joined to a head of j + 1 in lane k is the tail of the block in lane k - 1: it is kept one place further on. */
  template <class Values, int Lanes>
  KERNEL void followTails(const double* values) {
    Moments<Values> tail = {};
    for (int count = 1; count < period_; count++) {
      add(tail, gather<Values, Lanes>(values + period_ - count), count);
      const size_t at = row(period_ - 1 - count) + 1;
      memcpy(means_ + at, &tail.mean, sizeof tail.mean);
      memcpy(m2s_ + at, &tail.m2, sizeof tail.m2);
    }
  }

  template <class Values>
  KERNEL Moments<Values> tailsAt(int j) const {
    Moments<Values> tail;
    memcpy(&tail.mean, means_ + row(j), sizeof tail.mean);
    memcpy(&tail.m2, m2s_ + row(j), sizeof tail.m2);
    return tail;
  }

  /** By the formula of Chan, Golub and LeVeque. */
  template <class Values>
  KERNEL Moments<Values> joined(const Moments<Values>& tail, const Moments<Values>& head, double count) const {
    const Values gap = head.mean - tail.mean;
    return {tail.mean + gap * count / double(period_),
            tail.m2 + head.m2 + gap * gap * count * (period_ - count) / double(period_)};
  }

  template <class Values, int Lanes>
  KERNEL Values gather(const double* from) const {
    double lanes[Lanes];
    for (int k = 0; k < Lanes; k++) lanes[k] = from[size_t(k) * period_];
    Values values;
    memcpy(&values, lanes, sizeof values);
    return values;
  }

  template <class Values, int Lanes>
  KERNEL void scatter(Values values, double* into) const {
    double lanes[Lanes];
    memcpy(lanes, &values, sizeof values);
    for (int k = 0; k < Lanes; k++) into[size_t(k) * period_] = lanes[k];
  }

  size_t row(int j) const { return size_t(j) * (kLanes + 1); }

  int period_;
  Buffer means_, m2s_; // [period][kLanes + 1]
};

/** Distance from the mean in sample standard deviations. */
template <class Values>
KERNEL Values zscore(Values value, const Moments<Values>& of, int period) {
  return of.m2 > 0.0 ? (value - of.mean) / root(of.m2 / double(period - 1)) : spread<Values>(kNaN);
}

} // namespace
} // namespace features
} // namespace longshort
