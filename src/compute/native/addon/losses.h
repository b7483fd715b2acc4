// What a model is trained to say, row by row.
#pragma once

#include <vector>

namespace longshort {

/** As `Loss` of src/core/lstm/losses.ts. */
struct Loss {
  enum class Kind { binary, categorical, squared, huber, gaussian, quantile };

  Kind kind;
  /** Class weights or quantile levels. */
  std::vector<double> numbers;
  double smoothing;
  double delta;
};

/**
 * Loss of one row from what the head says of it [outputs], in the formulas of src/core/lstm/losses/; writes
 * d loss / d outputs into `gradient`. Double precision in one order, so the bits are the same everywhere.
 */
double rowLoss(const Loss& loss, const float* said, int outputs, double label, double* gradient);

} // namespace longshort
