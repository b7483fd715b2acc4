// The top layer's outputs at all steps, pooled into what the head reads: their mean, or their mean by attention. Rows are the
// lanes of everything that is one number a step and row.
#pragma once

#include "activations.h"
#include "head.h"
#include "kernels.h"

namespace longshort {

/** pooled[row] += share * outputs[row], for the rows of one step. */
static inline void addShare(const Pooling& p, int t, const float* shares, size_t shareRow) {
  for (int row = 0; row < p.rows; row++) {
    const V share = all(shares[row * shareRow]);
    const float* output = p.outputs + t * p.outputStep + row * p.outputRow;
    float* pooled = p.pooled + row * p.outputRow;
    for (int j = 0; j < p.units; j += W) store(pooled + j, fma(share, load(output + j), load(pooled + j)));
  }
}

static inline void clearPooled(const Pooling& p) {
  for (int row = 0; row < p.rows; row++) {
    for (int j = 0; j < p.units; j += W) store(p.pooled + row * p.outputRow + j, all(0.0f));
  }
}

static void poolMean(const Pooling& p) {
  const float share = 1.0f / p.steps;
  clearPooled(p);
  for (int t = 0; t < p.steps; t++) addShare(p, t, &share, 0);
}

static void unpoolMean(const Pooling& p) {
  const V share = all(1.0f / p.steps);
  for (int row = 0; row < p.rows; row++) {
    float* pooled = p.pooled + row * p.outputRow;
    for (int j = 0; j < p.units; j += W) store(pooled + j, load(pooled + j) * share);
  }
}

/** One pass: scores lie in -1 ... 1, so their powers can be added up before the largest is known, and divided by the sum last. */
static void poolAttention(const Pooling& p) {
  float sums[kSlice] = {}, scores[kSlice] = {};
  const V bias = all(*p.bias);
  clearPooled(p);
  for (int t = 0; t < p.steps; t++) {
    for (int row = 0; row < p.rows; row++) {
      scores[row] = dot(p.outputs + t * p.outputStep + row * p.outputRow, p.weights, p.units);
    }
    float* powers = p.shares + t * kSlice;
    for (int row = 0; row < p.rows; row += W) {
      const V score = tanhOf(load(scores + row) + bias);
      const Exponential e = exponentialOfMinus<1>(-score);
      const V power = fma(e.scale, e.rest, e.scale);
      store(p.scores + t * kSlice + row, score);
      store(powers + row, power);
      store(sums + row, load(sums + row) + power);
    }
    addShare(p, t, powers, 1);
  }
  for (int row = 0; row < p.rows; row += W) {
    const V inverse = all(1.0f) / load(sums + row);
    store(sums + row, inverse);
    for (int t = 0; t < p.steps; t++) {
      float* shares = p.shares + t * kSlice + row;
      store(shares, load(shares) * inverse);
    }
  }
  for (int row = 0; row < p.rows; row++) {
    float* pooled = p.pooled + row * p.outputRow;
    for (int j = 0; j < p.units; j += W) store(pooled + j, load(pooled + j) * all(sums[row]));
  }
}

/** d loss / d score before its tanh, of every step and row; adds up that of the bias. */
static void attentionSlopes(const Pooling& p, float* biasGradient) {
  float means[kSlice] = {}, sums[kSlice] = {};
  for (int t = 0; t < p.steps; t++) {
    float* slopes = p.slopes + t * kSlice;
    for (int row = 0; row < p.rows; row++) {
      slopes[row] = dot(p.pooled + row * p.outputRow, p.outputs + t * p.outputStep + row * p.outputRow, p.units);
    }
    for (int row = 0; row < p.rows; row += W) {
      store(means + row, fma(load(slopes + row), load(p.shares + t * kSlice + row), load(means + row)));
    }
  }
  for (int t = 0; t < p.steps; t++) {
    for (int row = 0; row < p.rows; row += W) {
      const size_t at = t * kSlice + row;
      const V score = load(p.scores + at);
      const V slope = load(p.shares + at) * (load(p.slopes + at) - load(means + row)) * fma(-score, score, all(1.0f));
      store(p.slopes + at, slope);
      store(sums + row, load(sums + row) + slope);
    }
  }
  for (int row = 0; row < p.rows; row++) *biasGradient += sums[row];
}

static void unpoolAttention(const Pooling& p, float* into, float* weightGradients, float* biasGradient) {
  constexpr int vectors = kUnits / W;
  attentionSlopes(p, biasGradient);
  for (int unit = 0; unit < p.units; unit += kUnits) {
    V weights[vectors], sums[vectors];
    for (int v = 0; v < vectors; v++) {
      weights[v] = load(p.weights + unit + v * W);
      sums[v] = load(weightGradients + unit + v * W);
    }
    for (int t = 0; t < p.steps; t++) {
      for (int row = 0; row < p.rows; row++) {
        const V share = all(p.shares[t * kSlice + row]), slope = all(p.slopes[t * kSlice + row]);
        const size_t at = row * p.outputRow + unit;
        for (int v = 0; v < vectors; v++) {
          sums[v] = fma(slope, load(p.outputs + t * p.outputStep + at + v * W), sums[v]);
          store(into + t * p.outputStep + at + v * W, fma(slope, weights[v], share * load(p.pooled + at + v * W)));
        }
      }
    }
    for (int v = 0; v < vectors; v++) store(weightGradients + unit + v * W, sums[v]);
  }
}

} // namespace longshort
