// Which optimizer a trainer uses, and the numbers of its next update.
#pragma once

#include <math.h>

#include "kernels.h"

namespace longshort {

/** As `Optimizer` of src/core/lstm/optimizers.ts. */
struct Optimizer {
  enum class Kind { adam, adamw, rmsprop, sgd };

  Kind kind;
  double weightDecay, momentum;

  /** Arrays it keeps of every parameter. */
  int momentCount() const { return kind == Kind::adam || kind == Kind::adamw ? 2 : 1; }

  /** The `number`-th update, from 1, at a learning rate. */
  UpdateStep step(double gradientScale, double learningRate, double number) const {
    UpdateStep step = {float(gradientScale), float(learningRate), float(weightDecay), 0, 1, float(momentum)};
    if (kind == Kind::adamw) {
      step.coupledDecay = 0;
      step.decoupledDecay = float(learningRate * weightDecay);
    }
    if (momentCount() == 2) {
      step.rate = float(learningRate / (1 - integerPower(0.9, number)));
      step.rootScale = float(1 / sqrt(1 - integerPower(0.999, number)));
    }
    return step;
  }

  /** Gradients and moments are laid out as the weights. */
  void update(const Kernels& kernels, const UpdateStep& step, const float* gradients, float* weights,
              float* const* moments, size_t count) const {
    switch (kind) {
      case Kind::adam:
      case Kind::adamw: return kernels.adam(step, gradients, weights, moments, count);
      case Kind::rmsprop: return kernels.rmsprop(step, gradients, weights, moments, count);
      case Kind::sgd: return kernels.sgd(step, gradients, weights, moments, count);
    }
  }

private:
  /** By repeated squaring, as in optimizers.ts: products alone, so the same bits everywhere. */
  static double integerPower(double base, double exponent) {
    double result = 1;
    for (double square = base, rest = exponent; rest > 0; rest = floor(rest / 2), square *= square) {
      if (fmod(rest, 2) == 1) result *= square;
    }
    return result;
  }
};

} // namespace longshort
