// Extremes of the last `period` values and where they are, fed value by value: as src/core/indicators/rolling-extremes.ts.
#pragma once

#include "values.h"

namespace longshort {
namespace features {
namespace {

struct Highest {
  static constexpr double none = -kInfinity;
  static bool isAtLeast(double a, double b) { return a >= b; }
  static bool isBeyond(double a, double b) { return a > b; }
};

struct Lowest {
  static constexpr double none = kInfinity;
  static bool isAtLeast(double a, double b) { return a <= b; }
  static bool isBeyond(double a, double b) { return a < b; }
};

/** The extreme of the last `period` values; NaN until there are so many in a row that are not NaN. */
template <class Side>
class RollingExtreme {
public:
  explicit RollingExtreme(int period) : period_(period), tails_(period, Side::none), block_(period) {}

  KERNEL double next(double value) {
    if (value != value) return restart();
    block_[at_] = value;
    head_ = Side::isAtLeast(value, head_) ? value : head_;
    const double tail = tails_[at_];
    const double extreme = Side::isBeyond(tail, head_) ? tail : head_;
    if (++at_ == period_) turn();
    if (seen_ < period_ && ++seen_ < period_) return kNaN;
    return extreme;
  }

private:
  KERNEL double restart() {
    at_ = seen_ = 0;
    head_ = Side::none;
    return kNaN;
  }

  KERNEL void turn() {
    double tail = Side::none;
    for (int k = period_ - 1; k > 0; k--) {
      tail = Side::isBeyond(block_[k], tail) ? block_[k] : tail;
      tails_[k - 1] = tail;
    }
    at_ = 0;
    head_ = Side::none;
  }

  int period_, at_ = 0, seen_ = 0;
  double head_ = Side::none;
  Buffer tails_, block_;
};

/** How many values ago it was, the latest of equal ones. */
template <class Side>
class SinceExtreme {
public:
  explicit SinceExtreme(int period) : period_(period), tails_(period, Side::none), tailsAt_(period), block_(period) {}

  KERNEL double next(double value) {
    if (value != value) return restart();
    block_[at_] = value;
    const bool isHead = Side::isAtLeast(value, head_);
    head_ = isHead ? value : head_;
    headAt_ = isHead ? at_ : headAt_;
    // The places of the block before are counted from this one's start, and so are negative.
    const double place = Side::isBeyond(tails_[at_], head_) ? tailsAt_[at_] : headAt_;
    const double since = at_ - place;
    if (++at_ == period_) turn();
    if (seen_ < period_ && ++seen_ < period_) return kNaN;
    return since;
  }

private:
  KERNEL double restart() {
    at_ = seen_ = 0;
    head_ = Side::none;
    return kNaN;
  }

  KERNEL void turn() {
    double tail = Side::none;
    double tailAt = -1;
    for (int k = period_ - 1; k > 0; k--) {
      const bool isTail = Side::isBeyond(block_[k], tail);
      tail = isTail ? block_[k] : tail;
      tailAt = isTail ? k - period_ : tailAt;
      tails_[k - 1] = tail;
      tailsAt_[k - 1] = tailAt;
    }
    at_ = 0;
    head_ = Side::none;
  }

  int period_, at_ = 0, seen_ = 0;
  double head_ = Side::none, headAt_ = 0;
  Buffer tails_, tailsAt_, block_;
};

} // namespace
} // namespace features
} // namespace longshort
