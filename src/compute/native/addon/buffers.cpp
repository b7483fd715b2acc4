#include "buffers.h"

namespace longshort {

SliceBuffers::SliceBuffers(const Shape& shape, const DropoutRates& rates, Arena& arena) {
  const size_t step = shape.stepFloats(), lookback = size_t(shape.lookback);
  const size_t cells = lookback * kSlice * shape.units();
  const bool hasAttention = shape.pooling == PoolingKind::attention;
  for (int k = 0; k < shape.layers; k++) {
    const size_t masked = rates.outputs > 0 ? (k == shape.layers - 1 ? 1 : lookback) * step : 0;
    const bool isRecurrentMasked = rates.recurrent > 0;
    Layer layer;
    layer.outputs = arena.take((lookback + 1) * step);
    layer.gates = arena.take(4 * cells);
    layer.cells = arena.take(cells);
    layer.squashed = arena.take(cells);
    layer.mask = arena.take(masked);
    layer.masked = arena.take(masked);
    layer.recurrentMask = arena.take(isRecurrentMasked ? step : 0);
    layer.recurrent = arena.take(isRecurrentMasked ? (lookback + 1) * step : 0);
    layers.push_back(layer);
  }
  windows = arena.take(kSlice * shape.windowRow());
  flow = arena.take(shape.layers > 1 || hasAttention ? lookback * step : 0);
  top = arena.take(step);
  pooled = arena.take(shape.pooling == PoolingKind::last ? 0 : step);
  shares = arena.take(hasAttention ? lookback * kSlice : 0);
  scores = arena.take(hasAttention ? lookback * kSlice : 0);
  slopes = arena.take(hasAttention ? lookback * kSlice : 0);
  gateGradients = arena.take(chunkFloats(shape.panels()));
  cellGradients = arena.take(size_t(kSlice) * shape.units());
  before = arena.take(step);
  said = arena.take(size_t(kSlice) * shape.outputs);
  saidGradients = arena.take(size_t(kSlice) * shape.outputs);
}

double SliceBuffers::bytes(const Shape& shape, const DropoutRates& rates) {
  Arena counting;
  SliceBuffers(shape, rates, counting);
  return double(sizeof(float)) * counting.taken();
}

} // namespace longshort
