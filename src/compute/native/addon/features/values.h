// What the features are made from. Everything here does what src/core/indicators does, operation by operation, so that both give the
// same bits; `test/compute/native/features.test.ts` holds them together. Static throughout: see kernels.cpp.
#pragma once

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "../feature.h"
#include "../simd.h"

namespace longshort {

/** Taken into the loop that calls it, whose state then stays in registers. */
#define KERNEL [[gnu::always_inline]] inline

constexpr double kNaN = __builtin_nan("");
constexpr double kInfinity = __builtin_inf();

namespace features {
namespace {

/** So many values of whatever. */
class Buffer {
public:
  explicit Buffer(size_t count, double value = 0) : values_(new double[count]) {
    for (size_t k = 0; k < count; k++) values_[k] = value;
  }
  Buffer(const Buffer&) = delete;
  ~Buffer() { delete[] values_; }
  operator double*() const { return values_; }

private:
  double* values_;
};

inline void fill(double* out, size_t start, size_t end, double value) {
  for (size_t t = start; t < end; t++) out[t] = value;
}

inline size_t lesser(size_t a, size_t b) { return a < b ? a : b; }

/** Math.max of two that are numbers, the second no negative zero. */
inline double greater(double a, double b) { return a > b ? a : b; }

/** Math.min. */
inline double least(double a, double b) {
  if (a < b) return a;
  if (b < a) return b;
  if (a == b) return signbit(a) ? a : b;
  return kNaN;
}

/** to / from - 1; NaN where that is not finite. */
inline double relativeChange(double from, double to) {
  const double change = to / from - 1;
  return change + 0 * change;
}

inline double typicalPrice(const BarColumns& x, size_t t) { return (x.high[t] + x.low[t] + x.close[t]) / 3; }

inline double trueRange(const BarColumns& x, size_t t) {
  const double before = x.close[t - 1];
  return greater(greater(x.high[t] - x.low[t], fabs(x.high[t] - before)), fabs(x.low[t] - before));
}

/** Several values, or one. */
template <class Values>
KERNEL Values spread(double value) {
  return Values{} + value;
}

KERNEL double root(double value) { return sqrt(value); }
KERNEL D root(D values) {
  for (size_t k = 0; k < sizeof values / sizeof(double); k++) values[k] = sqrt(values[k]);
  return values;
}

/** 1 or 0, without a branch: whether a price rises is nothing that a processor can foresee. */
KERNEL double numberOf(bool is) {
  static const double numbers[] = {0, 1};
  return numbers[is];
}

/** Where the next value that is not finite is. */
inline size_t nextInfinite(const double* column, size_t from, size_t length) {
  constexpr size_t block = 64;
  // Block by block without a branch, in vectors.
  for (; from + block <= length; from += block) {
    double sum = 0;
    double parts[8] = {};
    for (size_t k = 0; k < block; k += 8) {
      for (size_t p = 0; p < 8; p++) parts[p] += 0 * column[from + k + p];
    }
    for (const double part : parts) sum += part;
    if (!(sum == 0)) break;
  }
  while (from < length && 0 * column[from] == 0) from++;
  return from;
}

/** Calls `follow(start, end)` for the longest stretches on which all columns are finite, and writes NaN between them. */
template <size_t Count, class Follow>
void finiteRuns(const double* const (&columns)[Count], size_t length, double* out, Follow follow) {
  size_t holes[Count];
  for (size_t c = 0; c < Count; c++) holes[c] = nextInfinite(columns[c], 0, length);
  for (size_t start = 0; start < length;) {
    size_t end = length;
    for (size_t c = 0; c < Count; c++) {
      if (holes[c] < start) holes[c] = nextInfinite(columns[c], start, length);
      end = lesser(end, holes[c]);
    }
    if (end > start) follow(start, end);
    if (end < length) out[end] = kNaN;
    start = end + 1;
  }
}

} // namespace
} // namespace features
} // namespace longshort
