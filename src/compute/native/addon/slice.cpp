#include "slice.h"

#include <string.h>

namespace longshort {

Slice::Slice(const Shape& shape, const Layout& layout, const Kernels& kernels, const DropoutRates& rates, const Loss& loss)
    : shape_(shape),
      layout_(layout),
      kernels_(kernels),
      loss_(loss),
      dropout_(rates.outputs),
      recurrentDropout_(rates.recurrent),
      arena_(size_t(SliceBuffers::bytes(shape, rates)) / sizeof(float)),
      buffers_(shape, rates, arena_),
      gradient_(shape.outputs) {}

void Slice::addGradients(const Pass& pass, int first, int count, float* gradients, double* losses) {
  forward(pass, first, count, true);
  judge(pass, first, count, gradients + layout_.headBias, losses);
  kernels_.headBackward(head(pass, count), buffers_.saidGradients, gradients + layout_.head, buffers_.top,
                        size_t(shape_.outputRow()));
  backward(pass, count, gradients);
}

void Slice::outputs(const Pass& pass, int first, int count, float* into) {
  forward(pass, first, count, false);
  const size_t width = size_t(shape_.outputs);
  memcpy(into + first * width, buffers_.said, count * width * sizeof(float));
}

void Slice::gather(const Pass& pass, int first, int count) {
  const size_t window = size_t(shape_.lookback) * shape_.features;
  for (int b = 0; b < count; b++) {
    const size_t end = size_t(pass.rows[first + b] + 1) * shape_.features;
    memcpy(buffers_.windows + b * shape_.windowRow(), pass.data.matrix + end - window, window * sizeof(float));
  }
}

void Slice::forward(const Pass& pass, int first, int count, bool isTraining) {
  gather(pass, first, count);
  const int row = shape_.outputRow(), top = shape_.layers - 1;
  for (int k = 0; k <= top; k++) {
    if (dropsRecurrent(pass)) {
      recurrentDropout_.draw(kernels_, pass.dropoutKeys[shape_.layers + k], first, count, 1, shape_.hidden,
                             buffers_.layers[k].recurrentMask, row);
    }
    kernels_.forward(layerPass(pass, k, count, isTraining));
    if (k == top) pool(pass, count);
    if (drops(pass)) dropOutputs(pass, k, first, count);
  }
  kernels_.headForward(head(pass, count), buffers_.said);
}

LayerPass Slice::layerPass(const Pass& pass, int k, int count, bool isTraining) const {
  const SliceBuffers::Layer& layer = buffers_.layers[k];
  LayerPass p = {};
  p.steps = shape_.lookback;
  p.rows = count;
  p.inputs = shape_.inputs(k);
  p.hidden = shape_.hidden;
  p.panels = shape_.panels();
  p.weights = pass.weights + layout_.layers[k].weights;
  p.bias = pass.weights + layout_.layers[k].bias;
  p.outputs = layer.outputs;
  p.outputRow = size_t(shape_.outputRow());
  p.outputStep = shape_.stepFloats();
  p.recurrent = dropsRecurrent(pass) ? layer.recurrent : layer.outputs;
  p.recurrentMask = dropsRecurrent(pass) ? layer.recurrentMask : nullptr;
  p.gates = layer.gates;
  p.cells = layer.cells;
  p.squashed = layer.squashed;
  p.cellStep = isTraining ? size_t(kSlice) * shape_.units() : 0;
  p.gateStep = 4 * p.cellStep;
  if (k == 0) {
    p.input = buffers_.windows;
    p.inputStep = size_t(shape_.features);
    p.inputRow = shape_.windowRow();
  } else {
    const SliceBuffers::Layer& below = buffers_.layers[k - 1];
    p.input = drops(pass) ? below.masked : below.outputs + p.outputStep;
    p.inputStep = p.outputStep;
    p.inputRow = p.outputRow;
  }
  return p;
}

void Slice::dropOutputs(const Pass& pass, int k, int first, int count) {
  const SliceBuffers::Layer& layer = buffers_.layers[k];
  const bool isTop = k == shape_.layers - 1;
  const int steps = isTop ? 1 : shape_.lookback;
  dropout_.draw(kernels_, pass.dropoutKeys[k], first, count, steps, shape_.hidden, layer.mask, shape_.outputRow());
  mask(isTop ? topFeatures() : layer.outputs + shape_.stepFloats(), k, steps, count, layer.masked);
}

void Slice::mask(const float* values, int k, int steps, int count, float* into) const {
  const float* factors = buffers_.layers[k].mask;
  const size_t row = size_t(shape_.outputRow());
  for (int t = 0; t < steps; t++) {
    const size_t at = t * shape_.stepFloats();
    kernels_.product(values + at, factors + at, into + at, row, count, shape_.units());
  }
}

void Slice::pool(const Pass& pass, int count) {
  switch (shape_.pooling) {
    case PoolingKind::last: return;
    case PoolingKind::mean: return kernels_.poolMean(pooling(pass, count, buffers_.pooled));
    case PoolingKind::attention: return kernels_.poolAttention(pooling(pass, count, buffers_.pooled));
  }
}

/** The losses of the rows and d loss / d what the head said; adds the gradients of the head's bias. */
void Slice::judge(const Pass& pass, int first, int count, float* biasGradients, double* losses) {
  const int width = shape_.outputs;
  for (int b = 0; b < count; b++) {
    const double label = pass.data.labels[pass.rows[first + b]];
    losses[first + b] = rowLoss(loss_, buffers_.said + b * width, width, label, gradient_.data());
    for (int k = 0; k < width; k++) {
      const float gradient = float(gradient_[k] / pass.rowCount);
      buffers_.saidGradients[b * width + k] = gradient;
      biasGradients[k] += gradient;
    }
  }
}

void Slice::backward(const Pass& pass, int count, float* gradients) {
  const int top = shape_.layers - 1;
  if (drops(pass)) mask(buffers_.top, top, 1, count, buffers_.top);
  unpool(pass, count, gradients);
  for (int k = top; k >= 0; k--) {
    kernels_.backward(layerBackward(pass, k, count, gradients));
    if (k > 0 && drops(pass)) mask(buffers_.flow, k - 1, shape_.lookback, count, buffers_.flow);
  }
}

void Slice::unpool(const Pass& pass, int count, float* gradients) {
  const Pooling pooled = pooling(pass, count, buffers_.top);
  switch (shape_.pooling) {
    case PoolingKind::last: return;
    case PoolingKind::mean: return kernels_.unpoolMean(pooled);
    case PoolingKind::attention:
      return kernels_.unpoolAttention(pooled, buffers_.flow, gradients + layout_.attention,
                                      gradients + layout_.attentionBias);
  }
}

LayerBackward Slice::layerBackward(const Pass& pass, int k, int count, float* gradients) const {
  const bool isTop = k == shape_.layers - 1;
  LayerBackward b = {};
  b.pass = layerPass(pass, k, count, true);
  b.toBefore = (*pass.toBefore)[k];
  b.toBelow = (*pass.toBelow)[k];
  b.belowPanels = shape_.panels();
  b.isLastStepOnly = isTop && shape_.pooling == PoolingKind::last;
  const bool isOneForAll = isTop && shape_.pooling != PoolingKind::attention;
  b.above = isOneForAll ? buffers_.top : buffers_.flow;
  b.aboveStep = isOneForAll ? 0 : shape_.stepFloats();
  b.below = buffers_.flow;
  b.belowStep = shape_.stepFloats();
  b.aboveRow = b.belowRow = size_t(shape_.outputRow());
  b.gateGradients = buffers_.gateGradients;
  b.cellGradients = buffers_.cellGradients;
  b.before = buffers_.before;
  b.weightGradients = gradients + layout_.layers[k].weights;
  b.biasGradients = gradients + layout_.layers[k].bias;
  return b;
}

Pooling Slice::pooling(const Pass& pass, int count, float* pooled) const {
  const float* outputs = buffers_.layers.back().outputs + shape_.stepFloats();
  return {shape_.lookback,
          count,
          shape_.units(),
          outputs,
          shape_.stepFloats(),
          size_t(shape_.outputRow()),
          pooled,
          pass.weights + layout_.attention,
          pass.weights + layout_.attentionBias,
          buffers_.shares,
          buffers_.scores,
          buffers_.slopes};
}

Head Slice::head(const Pass& pass, int count) const {
  return {count,
          shape_.units(),
          shape_.outputs,
          drops(pass) ? buffers_.layers.back().masked : topFeatures(),
          size_t(shape_.outputRow()),
          pass.weights + layout_.head,
          pass.weights + layout_.headBias};
}

float* Slice::topFeatures() const {
  if (shape_.pooling != PoolingKind::last) return buffers_.pooled;
  return buffers_.layers.back().outputs + shape_.lookback * shape_.stepFloats();
}

} // namespace longshort
