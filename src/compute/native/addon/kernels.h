// What a trainer asks of the kernels, the same for every instruction set.
//
// Layouts. The units of a layer are cut into panels of 16, of which the last may have fewer. A panel's four gates lie side by side
// (forget, input, output, candidate), so that one register tile holds all four of its units and the cell's arithmetic follows the
// product at once. Where products read and write them, the gates of a panel of fewer units follow each other without a gap, so
// that no register multiplies what is no unit; where cells are computed, every gate has 16 lanes, and those of no unit hold zeros.
// Nothing here depends on the width of a vector.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "feature.h"

namespace longshort {

constexpr int kUnits = 16;
constexpr int kPanel = 4 * kUnits;
/**
 * Rows of the batch that go through all steps together; what is kept of them stays in the cache. Another number would give other bits,
 * since it says how many groups a batch is cut into, whose gradients are added up.
 */
constexpr int kSlice = 32;
/** Rows of gate gradients that are gathered before weight gradients are made of them. */
constexpr int kChunkRows = 96;
/** Columns of a block of transposed weights: what a register tile covers. */
constexpr int kBlock = 64;

static constexpr int panelsOf(int hidden) { return (hidden + kUnits - 1) / kUnits; }
static constexpr int unitsOf(int hidden, int panel) {
  return hidden - panel * kUnits < kUnits ? hidden - panel * kUnits : kUnits;
}
/** Floats of a panel's row of weights: its gates, `units` apart, and zeros up to a multiple of 16. */
static constexpr int panelRow(int units) { return (4 * units + kUnits - 1) / kUnits * kUnits; }
/** Floats of a row of all panels, which lie one after the other: of so many rows each. */
static constexpr int panelRows(int hidden) {
  return (panelsOf(hidden) - 1) * kPanel + panelRow(unitsOf(hidden, panelsOf(hidden) - 1));
}
/** Floats between two rows of outputs: no power of two, or the rows would share a few cache sets. */
static constexpr int outputStride(int hidden) { return panelsOf(hidden) * kUnits + kUnits; }

/** One layer over a slice of rows and all steps. */
struct LayerPass {
  int steps, rows, inputs, hidden, panels;
  const float* weights; // [panels][inputs + hidden][panelRow]
  const float* bias;    // [panels][panelRow]
  const float* input;   // [steps][rows][inputs], with these distances
  size_t inputStep, inputRow;
  float* outputs; // [steps + 1][slice][outputRow]; the first step is zeros
  size_t outputStep, outputRow;
  // What the gates of the next step read: `outputs` itself or, where there is a mask [slice][outputRow], outputs times it.
  float* recurrent;
  const float* recurrentMask;
  // [steps][panels][slice][64], and [..][16] for cell and its tanh. A distance of 0 keeps the last step alone.
  float *gates, *cells, *squashed;
  size_t gateStep, cellStep;

  int units(int panel) const { return unitsOf(hidden, panel); }
};

/**
 * Whether a layer's weights are too many to wait in the second cache for their next use: then kernels ask for them ahead of
 * time. Where they stay there, that would only cost.
 */
static inline bool outgrowsCache(const LayerPass& p) {
  return size_t(panelRows(p.hidden)) * (p.inputs + p.hidden) * sizeof(float) > size_t(1) << 20;
}

struct LayerBackward {
  LayerPass pass;
  const float* toBefore; // weights transposed, to the outputs of the step before: see transposeWeights
  const float* toBelow;  // and to the inputs; null in the first layer
  int belowPanels;
  const float* above; // d loss / d outputs [steps][slice][..], with these distances
  size_t aboveStep, aboveRow;
  bool isLastStepOnly; // then `above` is that of the last step, and there is none before
  float* below;        // d loss / d inputs out, [steps][slice][..]; may be `above`
  size_t belowStep, belowRow;
  float* gateGradients; // scratch [kChunkRows][panels][64] and more, see chunkFloats
  float* cellGradients; // scratch [panels][slice][16]
  float* before;        // scratch [slice][outputRow]
  float* weightGradients; // added to, as weights
  float* biasGradients;   // added to, as bias
};

/** The top layer's outputs at all steps, pooled into one row each; see src/core/lstm/pooling.ts. */
struct Pooling {
  int steps, rows, units; // units rounded up to whole panels
  const float* outputs;   // [steps][slice][outputRow]
  size_t outputStep, outputRow;
  float* pooled; // [slice][outputRow]; on the way back, d loss / d it
  // Of attention alone.
  const float *weights, *bias;     // [units], [1]
  float *shares, *scores, *slopes; // [steps][slice]; the slopes are scratch
};

/** Rows of a dense head. */
struct Head {
  int rows, units, outputs; // units rounded up to whole panels
  const float* features;    // [rows][featureRow]
  size_t featureRow;
  const float *weights, *bias; // [outputs][units], [outputs]
};

/** Rows of parameters: `gates` times `units` of them, and zeros up to a multiple of 16. */
struct Span {
  size_t rows;
  int gates, units;

  size_t width() const { return (size_t(gates) * units + kUnits - 1) / kUnits * kUnits; }
};

/** One update of all parameters; see src/core/lstm/optimizers.ts. Not every optimizer reads every number. */
struct UpdateStep {
  /** Every gradient is multiplied by it: the clip. */
  float gradientScale;
  /** Learning rate, Adam's over the first moment's correction. */
  float rate;
  /** Share of the weight that is added to its gradient, and that is taken off the weight itself. */
  float coupledDecay, decoupledDecay;
  /** Adam's: root of the second moment's correction, inverted. */
  float rootScale;
  float momentum;
};

struct Kernels {
  const char* name;
  void (*forward)(const LayerPass&);
  void (*backward)(const LayerBackward&);
  void (*poolMean)(const Pooling&);
  void (*poolAttention)(const Pooling&);
  /** d loss / d outputs, which is the same at every step, in place of d loss / d pooled. */
  void (*unpoolMean)(const Pooling&);
  /** d loss / d outputs, laid out as they are; adds to the gradients of weights and bias. */
  void (*unpoolAttention)(const Pooling&, float* into, float* weightGradients, float* biasGradient);
  /** What the head says of each row [rows][outputs]. */
  void (*headForward)(const Head&, float* said);
  /** From d loss / d what it says: adds to `weightGradients`; writes d loss / d features. */
  void (*headBackward)(const Head&, const float* saidGradients, float* weightGradients, float* into, size_t intoRow);
  /** Rows first ... first + count of the panels' weights, as blocks of up to 64 of them: [block][4 * hidden][columns]. */
  void (*transposeWeights)(const float* weights, int hidden, int rowsOfPanel, int first, int count, float* into);
  /** into = a * b, rows of `width` that are `row` apart; `into` may be one of them. */
  void (*product)(const float* a, const float* b, float* into, size_t row, int rows, int width);
  /** width dropout factors of one row, the first being number `first` of its stream; see src/core/lstm/dropout.ts. */
  void (*mask)(uint32_t stream, uint32_t first, uint32_t threshold, float keep, float* into, int width);
  /** parts[0] += the others, in order; the sum of squares of the result, over spans that cover all of it. */
  double (*sumParts)(float* const* parts, int partCount, const Span* spans, int spanCount);
  void (*adam)(const UpdateStep&, const float* gradients, float* weights, float* const* moments, size_t count);
  void (*rmsprop)(const UpdateStep&, const float* gradients, float* weights, float* const* moments, size_t count);
  void (*sgd)(const UpdateStep&, const float* gradients, float* weights, float* const* moments, size_t count);
  /** Does `rounds` x 24 independent multiply-adds a lane; returns the floating-point operations done. For the bench. */
  double (*multiplyAdds)(long rounds, float* sink);
  /** Writes the values of the feature of that kind, the bits of src/core/features; false where there is no kernel for it. */
  bool (*feature)(const char* kind, const BarColumns&, const FeatureParameters&, double* out);
};

/** Floats of LayerBackward::gateGradients. */
static constexpr size_t chunkFloats(int panels) { return size_t(kChunkRows + kSlice) * panels * kPanel; }

/** Floats that transposeWeights writes: whole panels of rows. */
static constexpr size_t transposedFloats(int hidden, int rowPanels) {
  return size_t(4) * hidden * rowPanels * kUnits;
}

/** The kernels for this processor, or those that `wanted` names; null where it has not got them. */
const Kernels* kernelsFor(const char* wanted);

} // namespace longshort
