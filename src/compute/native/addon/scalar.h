// Double precision functions of one number, made of sums, products and divisions alone: the C library's own differ between
// systems in their last bits, and a loss must not.
#pragma once

#include <stdint.h>
#include <string.h>

namespace longshort {

/** e^x; x is held within +-700, where the result is still finite. */
inline double expOf(double x) {
  if (x != x) return x;
  x = x > 700 ? 700 : x < -700 ? -700 : x;
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

/** log(1 + x) for 0 <= x <= 1, as 2 atanh(x / (2 + x)). */
inline double log1pOf(double x) {
  const double s = x / (2 + x), square = s * s; // s <= 1 / 3
  static constexpr double terms[] = {1.0, 1.0 / 3, 1.0 / 5, 1.0 / 7, 1.0 / 9, 1.0 / 11, 1.0 / 13, 1.0 / 15, 1.0 / 17,
                                     1.0 / 19, 1.0 / 21, 1.0 / 23, 1.0 / 25, 1.0 / 27, 1.0 / 29, 1.0 / 31, 1.0 / 33};
  double sum = 0;
  for (int k = 16; k >= 0; k--) sum = sum * square + terms[k];
  return 2 * s * sum;
}

inline double sigmoidOf(double x) { return 1 / (1 + expOf(-x)); }

} // namespace longshort
