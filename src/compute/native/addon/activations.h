// Sigmoid and tanh of vectors, by one polynomial: e^r - 1 on |r| <= ln(2) / 2, to 3e-9 relative (Lawson's algorithm over
// Chebyshev nodes), and 2^n by the exponent's bits. Sums and products only, so every instruction set gives the same bits.
#pragma once

#include "simd.h"

/** e^x = scale * (1 + rest), for |x| <= 60. */
struct Exponential {
  V scale, rest;
};

static inline Exponential exponential(V x) {
  // Adding 1.5 * 2^23 rounds to a whole number and leaves it in the low bits; 127 is the exponent's bias.
  constexpr float rounder = 12582912.0f + 127.0f;
  const V shifted = fma(x, all(1.44269504f), all(rounder));
  const V n = shifted - all(rounder);
  const V r = fma(n, all(-0.693147181f), x);
  V p = fma(r, all(0.00138144597f), all(0.00836871751f));
  p = fma(p, r, all(0.041668389f));
  p = fma(p, r, all(0.166665211f));
  p = fma(p, r, all(0.49999994f));
  return {(V)((I)shifted << 23), fma(p, r * r, r)};
}

/** Beyond it float32 cannot tell the functions from their limits, and products of two denominators stay finite. */
constexpr float kSaturation = 40.0f;

static inline V saturated(V x) { return atLeast(all(-kSaturation), atMost(all(kSaturation), x)); }

/** s(a) = 1 / (1 + e^-a) and s(b), with one division between them. */
static inline void sigmoids(V a, V b, V& sa, V& sb) {
  const Exponential ea = exponential(saturated(-a));
  const Exponential eb = exponential(saturated(-b));
  const V da = fma(ea.scale, ea.rest, ea.scale) + all(1.0f);
  const V db = fma(eb.scale, eb.rest, eb.scale) + all(1.0f);
  const V inverse = all(1.0f) / (da * db);
  sa = inverse * db;
  sb = inverse * da;
}

/** -(e^-2x - 1) and 2 + (e^-2x - 1), whose ratio is tanh(x), exact near 0. */
static inline void tanhRatio(V x, V& numerator, V& denominator) {
  const Exponential e = exponential(saturated(x * all(-2.0f)));
  const V less = fma(e.scale, e.rest, e.scale - all(1.0f));
  numerator = -less;
  denominator = all(2.0f) + less;
}

static inline V tanhOf(V x) {
  V numerator, denominator;
  tanhRatio(x, numerator, denominator);
  return numerator / denominator;
}

/** s(a) and tanh(b), with one division between them. */
static inline void sigmoidAndTanh(V a, V b, V& sa, V& tb) {
  const Exponential e = exponential(saturated(-a));
  const V da = fma(e.scale, e.rest, e.scale) + all(1.0f);
  V numerator, denominator;
  tanhRatio(b, numerator, denominator);
  const V inverse = all(1.0f) / (da * denominator);
  sa = inverse * denominator;
  tb = numerator * (inverse * da);
}
