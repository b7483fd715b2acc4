// Sigmoid and tanh of vectors, by one polynomial: e^r - 1 on |r| <= ln(2) / 2, to 3e-9 relative (Lawson's algorithm over
// Chebyshev nodes), and 2^n by the exponent's bits. Sums and products only, so every instruction set gives the same bits.
#pragma once

#include "simd.h"

/** e^(-Times x) = scale * (1 + rest), for |Times x| <= 60. */
struct Exponential {
  V scale, rest;
};

template <int Times>
static inline Exponential exponentialOfMinus(V x) {
  // Adding 1.5 * 2^23 rounds to a whole number and leaves it in the low bits; 127 is the exponent's bias.
  constexpr float rounder = 12582912.0f + 127.0f;
  const V shifted = fma(x, all(-1.44269504f * Times), all(rounder));
  const V n = shifted - all(rounder);
  // -Times x = n ln(2) + r, with r = -Times q.
  const V q = fma(n, all(0.693147181f / Times), x);
  const float t = Times;
  V p = fma(q, all(0.00138144597f * t * t * t * t * t * t), all(-0.00836871751f * t * t * t * t * t));
  p = fma(p, q, all(0.041668389f * t * t * t * t));
  p = fma(p, q, all(-0.166665211f * t * t * t));
  p = fma(p, q, all(0.49999994f * t * t));
  return {(V)((I)shifted << 23), fma(p, q, all(-t)) * q};
}

/** Where float32 cannot tell the functions from their limits, and products of two denominators stay finite. */
template <int Times>
static inline V saturated(V x) {
  constexpr float most = 40.0f / Times;
  return atLeast(all(-most), atMost(all(most), x));
}

/** 1 + e^-x. */
static inline V sigmoidDenominator(V x) {
  const Exponential e = exponentialOfMinus<1>(saturated<1>(x));
  return fma(e.scale, e.rest, e.scale) + all(1.0f);
}

/** s(a) = 1 / (1 + e^-a) and s(b), with one division between them. */
static inline void sigmoids(V a, V b, V& sa, V& sb) {
  const V da = sigmoidDenominator(a), db = sigmoidDenominator(b);
  const V inverse = all(1.0f) / (da * db);
  sa = inverse * db;
  sb = inverse * da;
}

/** 1 - e^-2x and 1 + e^-2x, whose ratio is tanh(x); the first without loss near 0. */
static inline void tanhRatio(V x, V& numerator, V& denominator) {
  const Exponential e = exponentialOfMinus<2>(saturated<2>(x));
  numerator = fma(-e.scale, e.rest, all(1.0f) - e.scale);
  denominator = all(2.0f) - numerator;
}

static inline V tanhOf(V x) {
  V numerator, denominator;
  tanhRatio(x, numerator, denominator);
  return numerator / denominator;
}

/** s(a) and tanh(b), with one division between them. */
static inline void sigmoidAndTanh(V a, V b, V& sa, V& tb) {
  const V da = sigmoidDenominator(a);
  V numerator, denominator;
  tanhRatio(b, numerator, denominator);
  const V inverse = all(1.0f) / (da * denominator);
  sa = inverse * denominator;
  tb = numerator * (inverse * da);
}
