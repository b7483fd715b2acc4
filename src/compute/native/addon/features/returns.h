// Returns, as src/core/indicators/returns.ts.
#pragma once

#include "moments.h"

namespace longshort {
namespace features {
namespace {

inline uint64_t bitsOf(double x) {
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

inline double fromBits(uint64_t bits) {
  double x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

/**
 * The logarithm of a positive, finite number as JavaScript engines have it: e_log.c of fdlibm (Sun Microsystems, 1993), operation by
 * operation, with both of its last steps made and one of them taken, so that a loop over it needs no branch.
 */
KERNEL double logarithm(double x) {
  constexpr double kHigh = 6.93147180369123816490e-01, kLow = 1.90821492927058770002e-10; // of ln 2
  constexpr double kTwo54 = 1.80143985094819840000e+16;
  const bool isSubnormal = x < 2.2250738585072014e-308;
  const uint64_t bits = bitsOf(isSubnormal ? x * kTwo54 : x);
  const int32_t high = int32_t(bits >> 32);
  const int32_t mantissa = high & 0x000fffff;
  // The exponent that brings the number to between sqrt(1/2) and sqrt(2).
  const int32_t carry = (mantissa + 0x95f64) & 0x100000;
  const int32_t exponent = (high >> 20) - 1023 + (carry >> 20) - (isSubnormal ? 54 : 0);
  const uint64_t reduced = uint64_t(uint32_t(mantissa | (carry ^ 0x3ff00000))) << 32 | (bits & 0xffffffff);
  const double f = fromBits(reduced) - 1.0;
  const double k = exponent;

  const double s = f / (2.0 + f);
  const double z = s * s;
  const double w = z * z;
  const double odd = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const double even = z * (6.666666666666735130e-01 +
                           w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  const double r = even + odd;
  const double half = 0.5 * f * f;
  const bool isMiddle = ((mantissa - 0x6147a) | (0x6b851 - mantissa)) > 0;
  // Where k is 0 these are what fdlibm says without it.
  const double near = k * kHigh - ((half - (s * (half + r) + k * kLow)) - f);
  const double far = k * kHigh - ((s * (f - r) - k * kLow) - f);
  const double square = f * f * (0.5 - 0.33333333333333333 * f);
  const double tiny = k * kHigh - ((square - k * kLow) - f);
  const bool isTiny = (0x000fffff & (2 + mantissa)) < 3;
  return isTiny ? tiny : isMiddle ? near : far;
}

/** ln(to / from); NaN where one of them is not positive or the result not finite. */
KERNEL double logChange(double from, double to) {
  const double ratio = to / from;
  const bool isKnown = (from > 0) & (to > 0) & (ratio > 0) & (ratio < kInfinity);
  return isKnown ? logarithm(ratio) : kNaN;
}

inline void logReturn(const double* values, size_t length, int period, double* out) {
  fill(out, 0, lesser(period, length), kNaN);
  for (size_t t = period; t < length; t++) out[t] = logChange(values[t - period], values[t]);
}

inline void realisedVolatility(const double* values, size_t length, int period, double barsPerYear, double* out) {
  logReturn(values, length, 1, out);
  RollingMoments(period).follow(out, length, out, [=](auto, const auto& of) {
    return root(of.m2 / double(period - 1) * barsPerYear);
  });
}

} // namespace
} // namespace features
} // namespace longshort
