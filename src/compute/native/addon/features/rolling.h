// Sums of the last `period` values, fed value by value: by blocks, as src/core/indicators/rolling.ts says.
#pragma once

#include "values.h"

namespace longshort {
namespace features {
namespace {

class RollingSum {
public:
  explicit RollingSum(int period) : period_(period), tails_(period, kNaN), block_(period) { tails_[period - 1] = 0; }

  KERNEL double next(double value) {
    block_[at_] = value;
    head_ += value;
    const double sum = tails_[at_] + head_;
    if (++at_ == period_) turn();
    return sum;
  }

private:
  KERNEL void turn() {
    double tail = 0;
    for (int k = period_ - 1; k > 0; k--) {
      tail += block_[k];
      tails_[k - 1] = tail;
    }
    at_ = 0;
    head_ = 0;
  }

  int period_, at_ = 0;
  double head_ = 0;
  Buffer tails_, block_;
};

/** The weights run from 1 for the oldest to `period`. */
class RollingWeighted {
public:
  explicit RollingWeighted(int period)
      : period_(period), divisor_(double(period) * (period + 1) / 2), tails_(period, kNaN), block_(period) {
    tails_[period - 1] = 0;
  }

  KERNEL double next(double value) {
    block_[at_] = value;
    sum_ += value;
    weighted_ += (at_ + 1) * value;
    const double mean = (tails_[at_] + weighted_ + (period_ - 1 - at_) * sum_) / divisor_;
    if (++at_ == period_) turn();
    return mean;
  }

private:
  KERNEL void turn() {
    double sum = 0, tail = 0;
    for (int k = period_ - 1; k > 0; k--) {
      sum += block_[k];
      tail += sum;
      tails_[k - 1] = tail;
    }
    at_ = 0;
    sum_ = weighted_ = 0;
  }

  int period_, at_ = 0;
  double divisor_, sum_ = 0, weighted_ = 0;
  Buffer tails_, block_;
};

} // namespace
} // namespace features
} // namespace longshort
