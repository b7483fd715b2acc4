#include "losses.h"

#include <math.h>

#include "scalar.h"

namespace longshort {

namespace {

double binary(const Loss& loss, double z, double label, double* gradient) {
  const double weight = loss.numbers[label == 1];
  const double y = label * (1 - loss.smoothing) + loss.smoothing / 2;
  *gradient = weight * (sigmoidOf(z) - y);
  return weight * ((z > 0 ? z : 0) - z * y + log1pOf(expOf(-fabs(z))));
}

/** NaN where the label is no class. */
double weightOf(const std::vector<double>& weights, double label) {
  const bool isClass = label >= 0 && label < double(weights.size()) && label == floor(label);
  return isClass ? weights[size_t(label)] : NAN;
}

double categorical(const Loss& loss, const float* said, int classes, double label, double* gradient) {
  const double weight = weightOf(loss.numbers, label), share = loss.smoothing / classes;
  double largest = said[0], sum = 0;
  for (int k = 1; k < classes; k++) largest = said[k] > largest ? said[k] : largest;
  for (int k = 0; k < classes; k++) sum += gradient[k] = expOf(said[k] - largest);
  const double logSum = logOf(sum) + largest;
  double total = 0;
  for (int k = 0; k < classes; k++) {
    const double y = (k == label ? 1 - loss.smoothing : 0) + share;
    total -= weight * y * (said[k] - logSum);
    gradient[k] = weight * (gradient[k] / sum - y);
  }
  return total;
}

double squared(double error, double* gradient) {
  *gradient = 2 * error;
  return error * error;
}

double huber(double delta, double error, double* gradient) {
  *gradient = error < -delta ? -delta : error > delta ? delta : error;
  const double size = fabs(error);
  return size <= delta ? error * error / 2 : delta * (size - delta / 2);
}

double gaussian(double error, double logVariance, double* gradient) {
  constexpr double logTwoPi = 1.8378770664093453;
  const double precision = expOf(-logVariance);
  gradient[0] = error * precision;
  gradient[1] = (1 - error * error * precision) / 2;
  return (logVariance + error * error * precision + logTwoPi) / 2;
}

double quantile(const std::vector<double>& levels, const float* said, double label, double* gradient) {
  const int count = int(levels.size());
  double sum = 0;
  for (int k = 0; k < count; k++) {
    const double error = label - said[k];
    const double slope = error >= 0 ? levels[k] : levels[k] - 1;
    sum += slope * error;
    gradient[k] = -slope / count;
  }
  return sum / count;
}

} // namespace

double rowLoss(const Loss& loss, const float* said, int outputs, double label, double* gradient) {
  switch (loss.kind) {
    case Loss::Kind::binary: return binary(loss, said[0], label, gradient);
    case Loss::Kind::categorical: return categorical(loss, said, outputs, label, gradient);
    case Loss::Kind::squared: return squared(said[0] - label, gradient);
    case Loss::Kind::huber: return huber(loss.delta, said[0] - label, gradient);
    case Loss::Kind::gaussian: return gaussian(said[0] - label, said[1], gradient);
    case Loss::Kind::quantile: return quantile(loss.numbers, said, label, gradient);
  }
  return NAN;
}

} // namespace longshort
