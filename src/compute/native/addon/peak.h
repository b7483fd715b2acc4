// What the core can do at most, to hold the kernels against.
#pragma once

#include "simd.h"

namespace longshort {

static double multiplyAdds(long rounds, float* sink) {
  constexpr int chains = 4 * kTileRows;
  V sums[chains];
  const V a = load(sink), b = load(sink + kUnits);
#pragma GCC unroll 24
  for (int i = 0; i < chains; i++) sums[i] = all(float(i));
  for (long round = 0; round < rounds; round++) {
#pragma GCC unroll 24
    for (int i = 0; i < chains; i++) sums[i] = fma(sums[i], a, b);
  }
#pragma GCC unroll 24
  for (int i = 1; i < chains; i++) sums[0] = sums[0] + sums[i];
  store(sink, sums[0]);
  return 2.0 * W * chains * double(rounds);
}

} // namespace longshort
