#include "slice.h"

#include <math.h>

#include "scalar.h"

namespace longshort {

Slice::Slice(const Shape& shape, const Layout& layout, const Kernels& kernels, double dropout)
    : shape_(shape),
      layout_(layout),
      kernels_(kernels),
      threshold_(uint32_t(fmin(ceil(dropout * 4294967296.0), 4294967295.0))),
      keep_(float(1 / (1 - dropout))),
      windows_(zeros(kSlice * shape.windowRow())),
      flow_(zeros(shape.layers > 1 ? shape.lookback * stepFloats() : 0)),
      top_(zeros(stepFloats())),
      gateGradients_(zeros(chunkFloats(shape.panels()))),
      cellGradients_(zeros(size_t(kSlice) * shape.units())),
      before_(zeros(stepFloats())),
      logits_(zeros(kSlice)),
      logitGradients_(zeros(kSlice)) {
  const size_t cells = size_t(shape.lookback) * kSlice * shape.units();
  for (int k = 0; k < shape.layers; k++) {
    const size_t dropped = dropout > 0 ? steps(k) * stepFloats() : 0;
    layers_.push_back({zeros((shape.lookback + 1) * stepFloats()), zeros(4 * cells), zeros(cells), zeros(cells),
                       zeros(dropped), zeros(dropped)});
  }
}

double Slice::bytes(const Shape& shape, double dropout) {
  const double rows = double(kSlice) * shape.lookback;
  const double layer = 6.0 * shape.units() + shape.outputRow() * (dropout > 0 ? 3.0 : 1.0);
  return sizeof(float) * rows * (shape.layers * layer + shape.features + (shape.layers > 1 ? shape.outputRow() : 0));
}

void Slice::addGradients(const Pass& pass, int first, int count, float* gradients, double* losses) {
  forward(pass, first, count, true);
  for (int b = 0; b < count; b++) {
    // Weighted cross-entropy of a logit, as src/core/lstm/loss.ts.
    const double z = logits_[b], y = pass.data.labels[pass.rows[first + b]];
    const double weight = pass.classWeights[y == 1];
    losses[first + b] = weight * ((z > 0 ? z : 0) - z * y + log1pOf(expOf(-fabs(z))));
    const double gradient = weight * (sigmoidOf(z) - y) / pass.rowCount;
    logitGradients_[b] = float(gradient);
    gradients[layout_.headBias] += logitGradients_[b];
  }
  kernels_.headBackward(head(pass, count), logitGradients_.get(), gradients + layout_.head, top_.get(),
                        shape_.outputRow());
  backward(pass, count, gradients);
}

void Slice::predict(const Pass& pass, int first, int count, float* into) {
  forward(pass, first, count, false);
  for (int b = 0; b < count; b++) into[first + b] = float(sigmoidOf(logits_[b]));
}

void Slice::gather(const Pass& pass, int first, int count) {
  const size_t window = size_t(shape_.lookback) * shape_.features;
  for (int b = 0; b < count; b++) {
    const size_t end = size_t(pass.rows[first + b] + 1) * shape_.features;
    memcpy(&windows_[b * shape_.windowRow()], pass.data.matrix + end - window, window * sizeof(float));
  }
}

void Slice::forward(const Pass& pass, int first, int count, bool isTraining) {
  gather(pass, first, count);
  for (int k = 0; k < shape_.layers; k++) {
    kernels_.forward(layerPass(pass, k, count, isTraining));
    if (pass.dropoutKeys != nullptr) drop(pass, k, first, count);
  }
  kernels_.headForward(head(pass, count), pass.weights[layout_.headBias], logits_.get());
}

LayerPass Slice::layerPass(const Pass& pass, int k, int count, bool isTraining) {
  const Layer& layer = layers_[k];
  LayerPass p = {};
  p.steps = shape_.lookback;
  p.rows = count;
  p.inputs = shape_.inputs(k);
  p.hidden = shape_.hidden;
  p.panels = shape_.panels();
  p.weights = pass.weights + layout_.layers[k].weights;
  p.bias = pass.weights + layout_.layers[k].bias;
  p.outputs = layer.outputs.get();
  p.outputRow = size_t(shape_.outputRow());
  p.outputStep = stepFloats();
  p.gates = layer.gates.get();
  p.cells = layer.cells.get();
  p.squashed = layer.squashed.get();
  p.cellStep = isTraining ? size_t(kSlice) * shape_.units() : 0;
  p.gateStep = 4 * p.cellStep;
  if (k == 0) {
    p.input = windows_.get();
    p.inputStep = size_t(shape_.features);
    p.inputRow = shape_.windowRow();
  } else {
    p.input = pass.dropoutKeys != nullptr ? layers_[k - 1].masked.get() : layers_[k - 1].outputs.get() + stepFloats();
    p.inputStep = stepFloats();
    p.inputRow = p.outputRow;
  }
  return p;
}

void Slice::drop(const Pass& pass, int k, int first, int count) {
  const Layer& layer = layers_[k];
  const int row = shape_.outputRow(), drawn = steps(k);
  for (int b = 0; b < count; b++) {
    const uint32_t sample = uint32_t(first + b + 1);
    // The stream of a sample, as src/core/lstm/dropout.ts draws it.
    uint32_t h = pass.dropoutKeys[k] + sample * 0x9e3779b9u;
    h = (h ^ (h >> 16)) * 0x85ebca6bu;
    h = (h ^ (h >> 13)) * 0xc2b2ae35u;
    h ^= h >> 16;
    for (int t = 0; t < drawn; t++) {
      kernels_.mask(h, uint32_t(t) * shape_.hidden, threshold_, keep_, &layer.mask[t * stepFloats() + size_t(b) * row],
                    shape_.hidden);
    }
  }
  const float* outputs = layer.outputs.get() + (shape_.lookback - drawn + 1) * stepFloats();
  for (int t = 0; t < drawn; t++) {
    const size_t at = t * stepFloats();
    kernels_.product(outputs + at, row, &layer.mask[at], row, &layer.masked[at], row, count, shape_.units());
  }
}

void Slice::backward(const Pass& pass, int count, float* gradients) {
  const int row = shape_.outputRow(), last = shape_.layers - 1;
  if (pass.dropoutKeys != nullptr) {
    kernels_.multiply(top_.get(), row, layers_[last].mask.get(), row, count, shape_.units());
  }
  for (int k = last; k >= 0; k--) {
    LayerBackward b = {};
    b.pass = layerPass(pass, k, count, true);
    b.toBefore = (*pass.toBefore)[k].get();
    b.toBelow = k > 0 ? (*pass.toBelow)[k].get() : nullptr;
    b.belowPanels = shape_.panels();
    b.isLastStepOnly = k == last;
    b.above = k == last ? top_.get() : flow_.get();
    b.below = flow_.get();
    b.aboveStep = b.belowStep = stepFloats();
    b.aboveRow = b.belowRow = size_t(row);
    b.gateGradients = gateGradients_.get();
    b.cellGradients = cellGradients_.get();
    b.before = before_.get();
    b.weightGradients = gradients + layout_.layers[k].weights;
    b.biasGradients = gradients + layout_.layers[k].bias;
    kernels_.backward(b);
    if (k == 0 || pass.dropoutKeys == nullptr) continue;
    for (int t = 0; t < shape_.lookback; t++) {
      const size_t at = t * stepFloats();
      kernels_.multiply(&flow_[at], row, &layers_[k - 1].mask[at], row, count, shape_.units());
    }
  }
}

Head Slice::head(const Pass& pass, int count) const {
  const Layer& top = layers_.back();
  const float* features =
      pass.dropoutKeys != nullptr ? top.masked.get() : top.outputs.get() + shape_.lookback * stepFloats();
  return {count, shape_.units(), features, size_t(shape_.outputRow()), pass.weights + layout_.head};
}

} // namespace longshort
