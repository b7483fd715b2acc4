// A model's shape, and where its parameters lie in one array of floats.
#pragma once

#include <vector>

#include "kernels.h"

namespace longshort {

/** What the head reads of the top layer's outputs: the last, or all of them pooled. */
enum class PoolingKind { last, mean, attention };

struct Shape {
  int features, lookback, layers, hidden;
  PoolingKind pooling;
  /** Numbers that the head gives a row. */
  int outputs;

  int inputs(int layer) const { return layer == 0 ? features : hidden; }
  int panels() const { return panelsOf(hidden); }
  /** Units in whole panels. */
  int units() const { return panels() * kUnits; }
  int outputRow() const { return outputStride(hidden); }
  /** Outputs of a slice of rows at one step. */
  size_t stepFloats() const { return size_t(kSlice) * outputRow(); }
  /** Between the windows of two rows of a batch; no power of two, as in outputStride. */
  size_t windowRow() const { return size_t(lookback) * features + kUnits; }
};

/** Offsets into an array of parameters, gradients or moments, in the layouts of kernels.h. All are multiples of 16. */
struct Layout {
  struct Layer {
    size_t weights, bias;
  };
  std::vector<Layer> layers;
  size_t attention = 0, attentionBias = 0;
  size_t head = 0, headBias = 0; // the head's weights lie [outputs][units]
  size_t floats = 0;
  /** What lies where, in order. */
  std::vector<Span> spans;

  explicit Layout(const Shape& shape) {
    for (int k = 0; k < shape.layers; k++) {
      const size_t weights = takePanels(shape, size_t(shape.inputs(k) + shape.hidden));
      layers.push_back({weights, takePanels(shape, 1)});
    }
    if (shape.pooling == PoolingKind::attention) {
      attention = take(size_t(shape.units()));
      attentionBias = take(1);
    }
    head = take(size_t(shape.outputs) * shape.units());
    headBias = take(size_t(shape.outputs));
  }

  /**
   * Calls visit(offset) for every parameter in the canonical order of src/core/lstm/shape.ts: kernel, recurrent kernel and bias
   * of each layer, columns by gate, then those of the attention, if any, and of the head.
   */
  template <class Visit>
  void forEach(const Shape& shape, Visit visit) const {
    for (int k = 0; k < shape.layers; k++) {
      const int rows = shape.inputs(k) + shape.hidden;
      for (int row = 0; row < rows; row++) {
        forEachColumn(shape, [&](int panel, int column) {
          const size_t width = size_t(panelRow(unitsOf(shape.hidden, panel)));
          visit(layers[k].weights + size_t(panel) * rows * kPanel + row * width + column);
        });
      }
      forEachColumn(shape, [&](int panel, int column) { visit(layers[k].bias + size_t(panel) * kPanel + column); });
    }
    if (shape.pooling == PoolingKind::attention) {
      for (int unit = 0; unit < shape.hidden; unit++) visit(attention + unit);
      visit(attentionBias);
    }
    for (int unit = 0; unit < shape.hidden; unit++) {
      for (int k = 0; k < shape.outputs; k++) visit(head + size_t(k) * shape.units() + unit);
    }
    for (int k = 0; k < shape.outputs; k++) visit(headBias + k);
  }

private:
  size_t take(size_t count) { return takeSpan({(count + kUnits - 1) / kUnits, 1, kUnits}); }

  /** So many rows of each panel. */
  size_t takePanels(const Shape& shape, size_t rows) {
    const int last = shape.panels() - 1;
    const size_t at = takeSpan({last * rows, 4, kUnits});
    takeSpan({rows, 4, unitsOf(shape.hidden, last)});
    return at;
  }

  size_t takeSpan(const Span& span) {
    const size_t at = floats;
    floats += span.rows * span.width();
    spans.push_back(span);
    return at;
  }

  template <class Visit>
  static void forEachColumn(const Shape& shape, Visit visit) {
    for (int gate = 0; gate < 4; gate++) {
      for (int unit = 0; unit < shape.hidden; unit++) {
        const int panel = unit / kUnits;
        visit(panel, gate * unitsOf(shape.hidden, panel) + unit % kUnits);
      }
    }
  }
};

} // namespace longshort
