// What a kernel of a feature is given.
#pragma once

#include <stddef.h>

namespace longshort {

/** Columns of equal length. */
struct BarColumns {
  size_t length;
  const double *high, *low, *close, *volume;
};

/** The parameters of a feature by name, all of which are there and in range. */
struct FeatureParameters {
  virtual double number(const char* name) const = 0;
  virtual bool is(const char* name, const char* choice) const = 0;
};

} // namespace longshort
