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
  double sum = 1;
  for (int k = 14; k > 0; k--) sum = 1 + sum * r / k;
  const uint64_t bits = uint64_t(int64_t(n) + 1023) << 52;
  double scale;
  memcpy(&scale, &bits, sizeof scale);
  return sum * scale;
}

/** log(1 + x) for 0 <= x <= 1, as 2 atanh(x / (2 + x)). */
inline double log1pOf(double x) {
  const double s = x / (2 + x), square = s * s; // s <= 1 / 3
  double sum = 0;
  for (int k = 37; k > 0; k -= 2) sum = sum * square + 1.0 / k;
  return 2 * s * sum;
}

inline double sigmoidOf(double x) { return 1 / (1 + expOf(-x)); }

} // namespace longshort
