// What a trainer asks of the kernels, the same for every instruction set.
//
// Layouts. The units of a layer are cut into panels of 16; units beyond `hidden` in the last one have weights of zero and stay
// zero. A panel's four gates lie side by side (forget, input, output, candidate: 64 floats), so that one register tile holds
// all four of its units and the cell's arithmetic follows the product at once. Nothing here depends on the width of a vector.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace longshort {

constexpr int kUnits = 16;
constexpr int kPanel = 4 * kUnits;
/** Rows of the batch that go through all steps together; what is kept of them stays in the cache. */
constexpr int kSlice = 32;
/** Rows of gate gradients that are gathered before weight gradients are made of them. */
constexpr int kChunkRows = 96;
/** Columns of a block of transposed weights: what a register tile covers. */
constexpr int kBlock = 64;

static constexpr int panelsOf(int hidden) { return (hidden + kUnits - 1) / kUnits; }
/** Floats between two rows of outputs: no power of two, or the rows would share a few cache sets. */
static constexpr int outputStride(int hidden) { return panelsOf(hidden) * kUnits + kUnits; }

/** One layer over a slice of rows and all steps. */
struct LayerPass {
  int steps, rows, inputs, hidden, panels;
  const float* weights; // [panels][inputs + hidden][64]
  const float* bias;    // [panels][64]
  const float* input;   // [steps][rows][inputs], with these distances
  size_t inputStep, inputRow;
  float* outputs; // [steps + 1][slice][outputRow]; the first step is zeros
  size_t outputStep, outputRow;
  // [steps][panels][slice][64], and [..][16] for cell and its tanh. A distance of 0 keeps the last step alone.
  float *gates, *cells, *squashed;
  size_t gateStep, cellStep;
};

struct LayerBackward {
  LayerPass pass;
  const float* toBefore; // weights transposed, to the outputs of the step before: see transposeWeights
  const float* toBelow;  // and to the inputs; null in the first layer
  int belowPanels;
  const float* above; // d loss / d outputs [steps][slice][..], with these distances
  size_t aboveStep, aboveRow;
  bool isLastStepOnly; // then `above` holds the last step alone
  float* below;        // d loss / d inputs out, [steps][slice][..]; may be `above`
  size_t belowStep, belowRow;
  float* gateGradients; // scratch [kChunkRows][panels][64] and more, see chunkFloats
  float* cellGradients; // scratch [panels][slice][16]
  float* before;        // scratch [slice][outputRow]
  float* weightGradients; // added to, as weights
  float* biasGradients;   // added to, as bias
};

/** Rows of a dense head over what the top layer gave. */
struct Head {
  int rows, units; // units rounded up to whole panels
  const float* features; // [rows][featureRow]
  size_t featureRow;
  const float* weights; // [units]
};

struct AdamStep {
  /** Every gradient is multiplied by it: the clip. */
  float gradientScale;
  /** Learning rate over the first moment's correction; root of the second's, inverted. */
  float rate, rootScale;
};

struct Kernels {
  const char* name;
  void (*forward)(const LayerPass&);
  void (*backward)(const LayerBackward&);
  void (*headForward)(const Head&, float bias, float* logits);
  /** Adds to `weightGradients`; writes d loss / d features. */
  void (*headBackward)(const Head&, const float* logitGradients, float* weightGradients, float* into, size_t intoRow);
  /** Rows first ... first + count of the panels' weights, as blocks of up to 64 of them: [block][panels * 64][columns]. */
  void (*transposeWeights)(const float* weights, int panels, int rowsOfPanel, int first, int count, float* into);
  /** values *= factors, both in rows. */
  void (*multiply)(float* values, size_t valueRow, const float* factors, size_t factorRow, int rows, int width);
  /** into = a * b, as above. */
  void (*product)(const float* a, size_t aRow, const float* b, size_t bRow, float* into, size_t intoRow, int rows, int width);
  /** width dropout factors of one row, the first being number `first` of its stream; see src/core/lstm/dropout.ts. */
  void (*mask)(uint32_t stream, uint32_t first, uint32_t threshold, float keep, float* into, int width);
  /** parts[0] += the others, in order; the sum of squares of the result. count is a multiple of 16. */
  double (*sumParts)(float* const* parts, int partCount, size_t count);
  void (*adam)(const AdamStep&, const float* gradients, float* weights, float* first, float* second, size_t count);
  /** Does `rounds` x 24 independent multiply-adds a lane; returns the floating-point operations done. For the bench. */
  double (*multiplyAdds)(long rounds, float* sink);
};

/** Floats of LayerBackward::gateGradients. */
static constexpr size_t chunkFloats(int panels) { return size_t(kChunkRows + kSlice) * panels * kPanel; }

/** Floats that transposeWeights writes: whole panels of rows. */
static constexpr size_t transposedFloats(int panels, int rowPanels) {
  return size_t(panels) * kPanel * rowPanels * kUnits;
}

/** The kernels for this processor, or those that `wanted` names; null where it has not got them. */
const Kernels* kernelsFor(const char* wanted);

} // namespace longshort
