// What JavaScript hands to a function of the addon.
#pragma once

#include <node_api.h>

#include <stdexcept>
#include <string>

#include "trainer.h"

namespace longshort {

inline void check(napi_status status) {
  if (status != napi_ok) throw std::runtime_error("The native module was called with something it does not take.");
}

/** The arguments of a call, read in order of their places. */
class Call {
public:
  Call(napi_env env, napi_callback_info info) : env_(env) {
    size_t count = kMost;
    check(napi_get_cb_info(env, info, &count, values_, nullptr, nullptr));
  }

  double number(int place) const { return numberOf(values_[place]); }
  double number(int place, const char* key) const { return numberOf(property(place, key)); }

  std::string text(int place) const {
    char text[32] = {};
    check(napi_get_value_string_utf8(env_, values_[place], text, sizeof text, nullptr));
    return text;
  }
  std::string text(int place, const char* key) const {
    char text[32] = {};
    check(napi_get_value_string_utf8(env_, property(place, key), text, sizeof text, nullptr));
    return text;
  }

  template <class T>
  T* array(int place, size_t* length = nullptr) const {
    return arrayOf<T>(values_[place], length);
  }
  /** A column of so many numbers. */
  const double* column(int place, const char* key, size_t length) const {
    size_t count = 0;
    const double* from = arrayOf<double>(property(place, key), &count);
    if (count != length) throw std::runtime_error("The columns are of different lengths.");
    return from;
  }
  std::vector<double> numbers(int place, const char* key) const {
    size_t count = 0;
    const double* from = arrayOf<double>(property(place, key), &count);
    return {from, from + count};
  }

  std::unique_ptr<Trainer>& trainer() const {
    void* held = nullptr;
    check(napi_get_value_external(env_, values_[0], &held));
    return *static_cast<std::unique_ptr<Trainer>*>(held);
  }

  Trainer& openTrainer() const {
    std::unique_ptr<Trainer>& held = trainer();
    if (held == nullptr) throw std::runtime_error("This trainer was disposed of.");
    return *held;
  }

  /** Places 1 to 3: matrix, labels, rows. */
  Batch batch() const {
    size_t count = 0;
    const int32_t* rows = array<int32_t>(3, &count);
    return {{array<float>(1), array<float>(2)}, rows, int(count)};
  }

private:
  static constexpr int kMost = 7;

  napi_value property(int place, const char* key) const {
    napi_value value;
    check(napi_get_named_property(env_, values_[place], key, &value));
    return value;
  }
  template <class T>
  T* arrayOf(napi_value value, size_t* length) const {
    napi_typedarray_type type;
    void* data = nullptr;
    size_t count = 0;
    check(napi_get_typedarray_info(env_, value, &type, &count, &data, nullptr, nullptr));
    if (length != nullptr) *length = count;
    return static_cast<T*>(data);
  }
  double numberOf(napi_value value) const {
    double number = 0;
    check(napi_get_value_double(env_, value, &number));
    return number;
  }

  napi_env env_;
  napi_value values_[kMost] = {};
};

} // namespace longshort
