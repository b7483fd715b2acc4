// The door to JavaScript (Node-API 8, so that one binary serves Node and Electron). Every array is JavaScript's own: Electron
// takes no memory of ours. src/compute/native/addon.ts declares these functions and checks their arguments.
#include "call.h"
#include "pages.h"

using longshort::BarColumns;
using longshort::Call;
using longshort::check;
using longshort::FeatureParameters;
using longshort::Kernels;
using longshort::Options;
using longshort::preferLargePages;
using longshort::Trainer;

namespace {

napi_value toValue(napi_env env, double number) {
  napi_value value;
  check(napi_create_double(env, number, &value));
  return value;
}

/** Turns a C++ exception into a JavaScript one. */
template <napi_value (*Body)(napi_env, const Call&)>
napi_value guarded(napi_env env, napi_callback_info info) {
  try {
    return Body(env, Call(env, info));
  } catch (const std::bad_alloc&) {
    napi_throw_error(env, "OUT_OF_MEMORY", "There is not enough memory for this model.");
  } catch (const std::exception& error) {
    napi_throw_error(env, nullptr, error.what());
  }
  return nullptr;
}

const Kernels& kernelsNamed(const std::string& name) {
  const Kernels* kernels = longshort::kernelsFor(name.c_str());
  if (kernels == nullptr) throw std::runtime_error("This processor has no instructions called \"" + name + "\".");
  return *kernels;
}

/** The place of a word among `words`, as the enumeration's value. */
template <class Kind, size_t Count>
Kind kindOf(const std::string& word, const char* const (&words)[Count]) {
  for (size_t k = 0; k < Count; k++) {
    if (word == words[k]) return Kind(k);
  }
  throw std::runtime_error("The native module knows nothing called \"" + word + "\".");
}

Options optionsOf(const Call& call) {
  static constexpr const char* poolings[] = {"last", "mean", "attention"};
  static constexpr const char* losses[] = {"binary", "categorical", "squared", "huber", "gaussian", "quantile"};
  static constexpr const char* optimizers[] = {"adam", "adamw", "rmsprop", "sgd"};
  const auto whole = [&](const char* key) { return int(call.number(0, key)); };
  const auto number = [&](const char* key) { return call.number(0, key); };
  const auto text = [&](const char* key) { return call.text(0, key); };
  return {
      {whole("features"), whole("lookback"), whole("layers"), whole("hidden"),
       kindOf<longshort::PoolingKind>(text("pooling"), poolings), whole("outputs")},
      {number("dropout"), number("recurrentDropout")},
      {kindOf<longshort::Loss::Kind>(text("loss"), losses), call.numbers(0, "lossNumbers"), number("smoothing"),
       number("delta")},
      {kindOf<longshort::Optimizer::Kind>(text("optimizer"), optimizers), number("weightDecay"), number("momentum")},
      number("clipNorm"),
      whole("threads"),
      &kernelsNamed(text("simd")),
  };
}

napi_value simd(napi_env env, const Call& call) {
  const char* name = kernelsNamed(call.text(0)).name;
  napi_value value;
  check(napi_create_string_utf8(env, name, NAPI_AUTO_LENGTH, &value));
  return value;
}

napi_value bytes(napi_env env, const Call& call) { return toValue(env, Trainer::bytes(optionsOf(call))); }

napi_value create(napi_env env, const Call& call) {
  auto held = std::make_unique<std::unique_ptr<Trainer>>(std::make_unique<Trainer>(optionsOf(call)));
  const auto drop = [](napi_env, void* data, void*) { delete static_cast<std::unique_ptr<Trainer>*>(data); };
  napi_value value;
  check(napi_create_external(env, held.get(), drop, nullptr, &value));
  held.release();
  return value;
}

napi_value dispose(napi_env, const Call& call) {
  call.trainer().reset();
  return nullptr;
}

napi_value step(napi_env env, const Call& call) {
  size_t keys = 0;
  const uint32_t* dropoutKeys = call.array<uint32_t>(6, &keys);
  return toValue(env, call.openTrainer().step(call.batch(), call.number(4), call.number(5),
                                              keys > 0 ? dropoutKeys : nullptr));
}

napi_value gradients(napi_env env, const Call& call) {
  return toValue(env, call.openTrainer().gradients(call.batch()));
}

napi_value outputs(napi_env, const Call& call) {
  call.openTrainer().outputs(call.batch(), call.array<float>(4));
  return nullptr;
}

float* parametersOf(const Call& call) {
  size_t count = 0;
  float* values = call.array<float>(2, &count);
  if (count != call.openTrainer().parameterCount()) throw std::runtime_error("These are another model's parameters.");
  return values;
}

napi_value read(napi_env, const Call& call) {
  call.openTrainer().read(int(call.number(1)), parametersOf(call));
  return nullptr;
}

napi_value write(napi_env, const Call& call) {
  call.openTrainer().write(int(call.number(1)), parametersOf(call));
  return nullptr;
}

napi_value multiplyAdds(napi_env env, const Call& call) {
  alignas(64) float sink[2 * longshort::kUnits];
  for (float& value : sink) value = 0.5f;
  return toValue(env, kernelsNamed(call.text(0)).multiplyAdds(long(call.number(1)), sink));
}

/** Parameters in an object of JavaScript. */
class ObjectParameters final : public FeatureParameters {
public:
  ObjectParameters(const Call& call, int place) : call_(call), place_(place) {}
  double number(const char* name) const override { return call_.number(place_, name); }
  bool is(const char* name, const char* choice) const override { return call_.text(place_, name) == choice; }

private:
  const Call& call_;
  int place_;
};

napi_value feature(napi_env env, const Call& call) {
  size_t length = 0;
  double* out = call.array<double>(4, &length);
  preferLargePages(out, length * sizeof(double));
  const auto column = [&](const char* name) { return call.column(2, name, length); };
  const BarColumns bars = {length, column("high"), column("low"), column("close"), column("volume")};
  const bool isKnown = kernelsNamed(call.text(0)).feature(call.text(1).c_str(), bars, ObjectParameters(call, 3), out);
  napi_value value;
  check(napi_get_boolean(env, isKnown, &value));
  return value;
}

template <napi_value (*Body)(napi_env, const Call&)>
void define(napi_env env, napi_value exports, const char* name) {
  napi_value function;
  check(napi_create_function(env, name, NAPI_AUTO_LENGTH, guarded<Body>, nullptr, &function));
  check(napi_set_named_property(env, exports, name, function));
}

} // namespace

NAPI_MODULE_INIT() {
  define<simd>(env, exports, "simd");
  define<bytes>(env, exports, "bytes");
  define<create>(env, exports, "create");
  define<dispose>(env, exports, "dispose");
  define<step>(env, exports, "step");
  define<gradients>(env, exports, "gradients");
  define<outputs>(env, exports, "outputs");
  define<read>(env, exports, "read");
  define<write>(env, exports, "write");
  define<feature>(env, exports, "feature");
  define<multiplyAdds>(env, exports, "multiplyAdds");
  return exports;
}
