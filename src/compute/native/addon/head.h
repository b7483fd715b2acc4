// The dense head: a few outputs over one row of features each.
#pragma once

#include "kernels.h"
#include "simd.h"

namespace longshort {

/** Sixteen sums, whatever the width, which are then added up in halves. */
static inline float dot(const float* a, const float* b, int units) {
  float lanes[kUnits];
  for (int lane = 0; lane < kUnits; lane += W) {
    V sum = all(0.0f);
    for (int j = lane; j < units; j += kUnits) sum = fma(load(a + j), load(b + j), sum);
    store(lanes + lane, sum);
  }
  for (int width = kUnits / 2; width > 0; width /= 2) {
    for (int lane = 0; lane < width; lane++) lanes[lane] += lanes[lane + width];
  }
  return lanes[0];
}

static void headForward(const Head& head, float* said) {
  for (int row = 0; row < head.rows; row++) {
    const float* features = head.features + row * head.featureRow;
    for (int k = 0; k < head.outputs; k++) {
      *said++ = dot(features, head.weights + size_t(k) * head.units, head.units) + head.bias[k];
    }
  }
}

static void headBackward(
    const Head& head, const float* saidGradients, float* weightGradients, float* into, size_t intoRow) {
  for (int k = 0; k < head.outputs; k++) {
    const size_t weightsAt = size_t(k) * head.units;
    for (int j = 0; j < head.units; j += W) {
      const V w = load(head.weights + weightsAt + j);
      V sum = load(weightGradients + weightsAt + j);
      for (int row = 0; row < head.rows; row++) {
        const V d = all(saidGradients[row * head.outputs + k]);
        sum = fma(d, load(head.features + row * head.featureRow + j), sum);
        float* to = into + row * intoRow + j;
        store(to, k == 0 ? d * w : fma(d, w, load(to)));
      }
      store(weightGradients + weightsAt + j, sum);
    }
  }
}

} // namespace longshort
