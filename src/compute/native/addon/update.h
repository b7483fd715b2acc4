// What surrounds the layers: head, dropout, transposed weights, sums of gradients, Adam.
#pragma once

#include "kernels.h"
#include "simd.h"

namespace longshort {

static void headForward(const Head& head, float bias, float* logits) {
  for (int row = 0; row < head.rows; row++) {
    const float* features = head.features + row * head.featureRow;
    float lanes[kUnits];
    for (int lane = 0; lane < kUnits; lane += W) {
      V sum = all(0.0f);
      for (int j = lane; j < head.units; j += kUnits) sum = fma(load(features + j), load(head.weights + j), sum);
      store(lanes + lane, sum);
    }
    for (int width = kUnits / 2; width > 0; width /= 2) {
      for (int lane = 0; lane < width; lane++) lanes[lane] += lanes[lane + width];
    }
    logits[row] = lanes[0] + bias;
  }
}

static void headBackward(
    const Head& head, const float* logitGradients, float* weightGradients, float* into, size_t intoRow) {
  for (int j = 0; j < head.units; j += W) {
    const V w = load(head.weights + j);
    V sum = load(weightGradients + j);
    for (int row = 0; row < head.rows; row++) {
      const V d = all(logitGradients[row]);
      sum = fma(d, load(head.features + row * head.featureRow + j), sum);
      store(into + row * intoRow + j, d * w);
    }
    store(weightGradients + j, sum);
  }
}

static void transposeWeights(const float* weights, int panels, int rowsOfPanel, int first, int count, float* into) {
  const int wide = (count + kUnits - 1) / kUnits * kUnits;
  for (int from = 0; from < wide; from += kBlock) {
    const int columns = wide - from < kBlock ? wide - from : kBlock;
    float* block = into + size_t(from) * panels * kPanel;
    for (int panel = 0; panel < panels; panel++) {
      const float* source = weights + (size_t(panel) * rowsOfPanel + first + from) * kPanel;
      for (int n = 0; n < kPanel; n++, block += columns) {
        for (int c = 0; c < columns; c++) block[c] = from + c < count ? source[size_t(c) * kPanel + n] : 0.0f;
      }
    }
  }
}

static void product(
    const float* a, size_t aRow, const float* b, size_t bRow, float* into, size_t intoRow, int rows, int width) {
  for (int row = 0; row < rows; row++) {
    for (int j = 0; j < width; j += W) {
      store(into + row * intoRow + j, load(a + row * aRow + j) * load(b + row * bRow + j));
    }
  }
}

static void multiply(float* values, size_t valueRow, const float* factors, size_t factorRow, int rows, int width) {
  product(values, valueRow, factors, factorRow, values, valueRow, rows, width);
}

static inline uint32_t mix(uint32_t h) {
  h = (h ^ (h >> 16)) * 0x85ebca6bu;
  h = (h ^ (h >> 13)) * 0xc2b2ae35u;
  return h ^ (h >> 16);
}

static void mask(uint32_t stream, uint32_t first, uint32_t threshold, float keep, float* into, int width) {
  for (int i = 0; i < width; i++) {
    into[i] = mix(stream + (first + uint32_t(i) + 1) * 0x9e3779b9u) >= threshold ? keep : 0.0f;
  }
}

static double sumParts(float* const* parts, int partCount, size_t count) {
  constexpr int lanes = W / 2;
  D squares[kUnits / lanes] = {};
  for (size_t at = 0; at < count; at += kUnits) {
    for (int lane = 0; lane < kUnits; lane += W) {
      V sum = load(parts[0] + at + lane);
      for (int part = 1; part < partCount; part++) sum = sum + load(parts[part] + at + lane);
      store(parts[0] + at + lane, sum);
    }
    for (int j = 0; j < kUnits / lanes; j++) {
      const Half half = *reinterpret_cast<const Half*>(parts[0] + at + j * lanes);
      const D x = __builtin_convertvector(half, D);
      squares[j] = squares[j] + x * x;
    }
  }
  double sums[kUnits];
  __builtin_memcpy(sums, squares, sizeof sums);
  for (int width = kUnits / 2; width > 0; width /= 2) {
    for (int lane = 0; lane < width; lane++) sums[lane] += sums[lane + width];
  }
  return sums[0];
}

static void adam(const AdamStep& step, const float* gradients, float* weights, float* first, float* second, size_t count) {
  const V beta1 = all(0.9f), rest1 = all(0.1f), beta2 = all(0.999f), rest2 = all(0.001f), epsilon = all(1e-8f);
  const V scale = all(step.gradientScale), rate = all(step.rate), rootScale = all(step.rootScale);
  for (size_t at = 0; at < count; at += W) {
    const V g = load(gradients + at) * scale;
    const V m = fma(beta1, load(first + at), rest1 * g);
    const V v = fma(beta2, load(second + at), rest2 * g * g);
    store(first + at, m);
    store(second + at, v);
    store(weights + at, load(weights + at) - rate * m / fma(root(v), rootScale, epsilon));
  }
}

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
