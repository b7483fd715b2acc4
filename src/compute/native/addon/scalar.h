// Double precision functions of one number, made of sums, products and divisions alone: the C library's own differ between
// systems in their last bits, and a loss must not.
#pragma once

#include <math.h>
#include <stdint.h>
#include <string.h>

namespace longshort {

/** e^x; infinite beyond 709 and 0 below -708, where a double has no normal number for it. */
inline double expOf(double x) {
  if (x != x) return x;
  if (x > 709) return HUGE_VAL;
  if (x < -708) return 0;
  constexpr double rounder = 6755399441055744.0; // 1.5 * 2^52
  const double n = (x * 1.4426950408889634 + rounder) - rounder;
  const double r = (x - n * 6.93145751953125e-1) - n * 1.42860682030941723212e-6; // ln 2 in two parts (Cephes)
  // Taylor's series to 1e-17, by its coefficients 1 / k!.
  static constexpr double terms[] = {1.0, 1.0, 1.0 / 2, 1.0 / 6, 1.0 / 24, 1.0 / 120, 1.0 / 720, 1.0 / 5040, 1.0 / 40320,
                                     1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};
  double sum = 0;
  for (int k = 13; k >= 0; k--) sum = sum * r + terms[k];
  const uint64_t bits = uint64_t(int64_t(n) + 1023) << 52;
  double scale;
  memcpy(&scale, &bits, sizeof scale);
  return sum * scale;
}

/** log((1 + s) / (1 - s)) = 2 atanh(s), for |s| <= 1 / 3. */
inline double logOfRatio(double s) {
  const double square = s * s;
  static constexpr double terms[] = {1.0, 1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17,
                                     1.0 / 19, 1.0 / 21, 1.0 / 23, 1.0 / 25, 1.0 / 27, 1.0 / 29, 1.0 / 31, 1.0 / 33};
  double sum = 0;
  for (int k = 16; k >= 0; k--) sum = sum * square + terms[k];
  return 2 * s * sum;
}

/** log(1 + x) for 0 <= x <= 1. */
inline double log1pOf(double x) { return logOfRatio(x / (2 + x)); }

/** log(x) for finite x >= 1; NaN where x is. */
inline double logOf(double x) {
  if (x != x) return x;
  uint64_t bits;
  memcpy(&bits, &x, sizeof bits);
  const double n = double(int64_t(bits >> 52) - 1023);
  bits = (bits & 0xfffffffffffffu) | (uint64_t(1023) << 52);
  double mantissa; // 1 ... 2
  memcpy(&mantissa, &bits, sizeof mantissa);
  return n * 6.93145751953125e-1 + (n * 1.42860682030941723212e-6 + logOfRatio((mantissa - 1) / (mantissa + 1)));
}

inline double sigmoidOf(double x) { return 1 / (1 + expOf(-x)); }

} // namespace longshort
