// From gradients to new weights. The formulas are those of src/core/lstm/optimizers.ts.
#pragma once

#include "kernels.h"
#include "simd.h"

namespace longshort {

/** Doubles of a vector. */
constexpr int kHalf = W / 2;

/** Adds the squares of 16 numbers, each to the sum of its own lane. */
static inline void addSquares(const float* numbers, D (&squares)[kUnits / kHalf]) {
  for (int j = 0; j < kUnits / kHalf; j++) {
    const Half half = *reinterpret_cast<const Half*>(numbers + j * kHalf);
    const D x = __builtin_convertvector(half, D);
    squares[j] = squares[j] + x * x;
  }
}

static double sumParts(float* const* parts, int partCount, const Span* spans, int spanCount) {
  D squares[kUnits / kHalf] = {};
  size_t at = 0;
  for (const Span* span = spans; span < spans + spanCount; span++) {
    const size_t width = span->width();
    for (size_t row = 0; row < span->rows; row++, at += width) {
      for (size_t lane = at; lane < at + width; lane += W) {
        V sum = load(parts[0] + lane);
        for (int part = 1; part < partCount; part++) sum = sum + load(parts[part] + lane);
        store(parts[0] + lane, sum);
      }
      // A unit's squares are added up in the lane of its place in the panel, wherever its gates lie.
      for (int gate = 0; gate < span->gates; gate++) {
        const float* numbers = parts[0] + at + gate * span->units;
        if (span->units == kUnits) {
          addSquares(numbers, squares);
          continue;
        }
        float apart[kUnits];
        for (int lane = 0; lane < kUnits; lane += W) {
          store(apart + lane, firstLanes(load(numbers + lane), span->units - lane));
        }
        addSquares(apart, squares);
      }
    }
  }
  double sums[kUnits];
  __builtin_memcpy(sums, squares, sizeof sums);
  for (int width = kUnits / 2; width > 0; width /= 2) {
    for (int lane = 0; lane < width; lane++) sums[lane] += sums[lane + width];
  }
  return sums[0];
}

/** Adam, and AdamW where the decay is decoupled. */
static void adam(
    const UpdateStep& step, const float* gradients, float* weights, float* const* moments, size_t count) {
  const V beta1 = all(0.9f), rest1 = all(0.1f), beta2 = all(0.999f), rest2 = all(0.001f), epsilon = all(1e-8f);
  const V scale = all(step.gradientScale), rate = all(step.rate), rootScale = all(step.rootScale);
  const V coupled = all(step.coupledDecay), decoupled = all(-step.decoupledDecay);
  for (size_t at = 0; at < count; at += W) {
    const V before = load(weights + at);
    const V w = fma(decoupled, before, before);
    const V g = fma(coupled, w, load(gradients + at) * scale);
    const V m = fma(beta1, load(moments[0] + at), rest1 * g);
    const V v = fma(beta2, load(moments[1] + at), rest2 * g * g);
    store(moments[0] + at, m);
    store(moments[1] + at, v);
    store(weights + at, w - rate * m / fma(root(v), rootScale, epsilon));
  }
}

static void rmsprop(
    const UpdateStep& step, const float* gradients, float* weights, float* const* moments, size_t count) {
  const V rho = all(0.9f), rest = all(0.1f), epsilon = all(1e-8f);
  const V scale = all(step.gradientScale), rate = all(step.rate), coupled = all(step.coupledDecay);
  for (size_t at = 0; at < count; at += W) {
    const V w = load(weights + at);
    const V g = fma(coupled, w, load(gradients + at) * scale);
    const V v = fma(rho, load(moments[0] + at), rest * g * g);
    store(moments[0] + at, v);
    store(weights + at, w - rate * g / (root(v) + epsilon));
  }
}

static void sgd(const UpdateStep& step, const float* gradients, float* weights, float* const* moments, size_t count) {
  const V momentum = all(step.momentum), scale = all(step.gradientScale), rate = all(-step.rate);
  const V coupled = all(step.coupledDecay);
  for (size_t at = 0; at < count; at += W) {
    const V w = load(weights + at);
    const V m = fma(momentum, load(moments[0] + at), fma(coupled, w, load(gradients + at) * scale));
    store(moments[0] + at, m);
    store(weights + at, fma(rate, m, w));
  }
}

} // namespace longshort
