// The features that there are kernels for, by the names of src/core/features. Any other is left to core.
#pragma once

#include "averages.h"
#include "momentum.h"
#include "returns.h"
#include "trend.h"
#include "volatility.h"
#include "volume.h"

namespace longshort {
namespace features {
namespace {

using Parameters = FeatureParameters;

struct Feature {
  const char* kind;
  void (*compute)(const BarColumns&, const Parameters&, double* out);
};

int whole(const Parameters& p, const char* name) { return int(p.number(name)); }
int period(const Parameters& p) { return whole(p, "period"); }

/** Takes values as they come. */
auto into(double* out) {
  return [out](size_t t, double value) { out[t] = value; };
}

/** Takes the values of a line, and writes how far the close lies above it. */
auto distanceInto(const BarColumns& x, double* out) {
  return [close = x.close, out](size_t t, double line) { out[t] = relativeChange(line, close[t]); };
}

void change(const BarColumns& x, int span, double scale, double* out) {
  fill(out, 0, lesser(span, x.length), kNaN);
  for (size_t t = span; t < x.length; t++) out[t] = scale * relativeChange(x.close[t - span], x.close[t]);
}

/** From the end on, since a line is read `span` bars before where its change is written. */
void slope(size_t length, int span, double* line) {
  for (size_t t = length; t-- > size_t(span);) line[t] = relativeChange(line[t - span], line[t]);
  fill(line, 0, lesser(span, length), kNaN);
}

void slopeOfAverage(const BarColumns& x, const Parameters& p, double* out) {
  const auto put = into(out);
  const int n = period(p);
  if (p.is("average", "sma")) sma(x.close, x.length, n, put);
  else if (p.is("average", "ema")) ema(x.close, x.length, n, out, put);
  else if (p.is("average", "wma")) wma(x.close, x.length, n, put);
  else if (p.is("average", "hma")) hma(x.close, x.length, n, put);
  else if (p.is("average", "kama")) kama(x.close, x.length, n, 2, 30, out, put);
  else if (p.is("average", "dema")) dema(x.close, x.length, n, out, put);
  else tema(x.close, x.length, n, out, put);
  slope(x.length, whole(p, "span"), out);
}

const Feature features[] = {
    {"return", [](const BarColumns& x, const Parameters& p, double* out) { change(x, period(p), 1, out); }},
    {"logReturn",
     [](const BarColumns& x, const Parameters& p, double* out) { logReturn(x.close, x.length, period(p), out); }},
    {"roc", [](const BarColumns& x, const Parameters& p, double* out) { change(x, period(p), 100, out); }},
    {"sma", [](const BarColumns& x, const Parameters& p, double* out) { sma(x.close, x.length, period(p), into(out)); }},
    {"ema",
     [](const BarColumns& x, const Parameters& p, double* out) { ema(x.close, x.length, period(p), out, into(out)); }},
    {"slope", slopeOfAverage},
    {"smaDistance",
     [](const BarColumns& x, const Parameters& p, double* out) {
       sma(x.close, x.length, period(p), distanceInto(x, out));
     }},
    {"emaDistance",
     [](const BarColumns& x, const Parameters& p, double* out) {
       ema(x.close, x.length, period(p), out, distanceInto(x, out));
     }},
    {"wmaDistance",
     [](const BarColumns& x, const Parameters& p, double* out) {
       wma(x.close, x.length, period(p), distanceInto(x, out));
     }},
    {"hmaDistance",
     [](const BarColumns& x, const Parameters& p, double* out) {
       hma(x.close, x.length, period(p), distanceInto(x, out));
     }},
    {"kamaDistance",
     [](const BarColumns& x, const Parameters& p, double* out) {
       kama(x.close, x.length, period(p), whole(p, "fast"), whole(p, "slow"), out, distanceInto(x, out));
     }},
    {"demaDistance",
     [](const BarColumns& x, const Parameters& p, double* out) {
       dema(x.close, x.length, period(p), out, distanceInto(x, out));
     }},
    {"temaDistance",
     [](const BarColumns& x, const Parameters& p, double* out) {
       tema(x.close, x.length, period(p), out, distanceInto(x, out));
     }},
    {"adx",
     [](const BarColumns& x, const Parameters& p, double* out) {
       if (p.is("output", "adx")) averageDirectionalIndex(x, period(p), out);
       else directionalIndicator(x, p.is("output", "plusDi"), period(p), out);
     }},
    {"aroon",
     [](const BarColumns& x, const Parameters& p, double* out) {
       if (p.is("output", "oscillator")) aroonOscillator(x, period(p), out);
       else aroon(x, period(p), p.is("output", "up"), out);
     }},
    {"parabolicSar",
     [](const BarColumns& x, const Parameters& p, double* out) {
       parabolicSar(x, p.number("acceleration"), p.number("maximum"), out, distanceInto(x, out));
     }},
    {"donchian",
     [](const BarColumns& x, const Parameters& p, double* out) {
       if (p.is("output", "position")) donchianPosition(x, period(p), out);
       else donchianWidth(x, period(p), out);
     }},
    {"superTrend",
     [](const BarColumns& x, const Parameters& p, double* out) {
       const int n = period(p);
       const double multiplier = p.number("multiplier");
       const auto distance = distanceInto(x, out);
       if (p.is("output", "direction")) {
         superTrend(x, n, multiplier, out, [&](size_t t, bool isUp, double) { out[t] = isUp ? 1 : -1; });
       } else {
         superTrend(x, n, multiplier, out, [&](size_t t, bool, double line) { distance(t, line); });
       }
     }},
    {"rsi", [](const BarColumns& x, const Parameters& p, double* out) { rsi(x.close, x.length, period(p), out); }},
    {"macd",
     [](const BarColumns& x, const Parameters& p, double* out) {
       const bool isSignal = p.is("output", "signal");
       const MacdOutput output = {isSignal ? 0.0 : 1.0, isSignal ? 1.0 : p.is("output", "histogram") ? -1.0 : 0.0};
       macd(x.close, x.length, output, whole(p, "fast"), whole(p, "slow"), whole(p, "signal"), out);
     }},
    {"stochastic",
     [](const BarColumns& x, const Parameters& p, double* out) {
       stochastic(x, p.is("output", "k"), period(p), whole(p, "slowing"), whole(p, "signal"), out);
     }},
    {"williamsR", [](const BarColumns& x, const Parameters& p, double* out) { williamsR(x, period(p), out); }},
    {"cci", [](const BarColumns& x, const Parameters& p, double* out) { cci(x, period(p), out); }},
    {"tsi",
     [](const BarColumns& x, const Parameters& p, double* out) {
       tsi(x.close, x.length, whole(p, "long"), whole(p, "short"), out);
     }},
    {"atr", [](const BarColumns& x, const Parameters& p, double* out) { atr(x, period(p), out, into(out)); }},
    {"natr",
     [](const BarColumns& x, const Parameters& p, double* out) {
       atr(x, period(p), out, [&](size_t t, double average) { out[t] = average / x.close[t]; });
     }},
    {"bollinger",
     [](const BarColumns& x, const Parameters& p, double* out) {
       const auto compute = p.is("output", "percentB") ? percentB : bandwidth;
       compute(x.close, x.length, period(p), p.number("width"), out);
     }},
    {"keltner",
     [](const BarColumns& x, const Parameters& p, double* out) {
       keltner(x, p.is("output", "width"), period(p), whole(p, "atrPeriod"), p.number("multiplier"), out);
     }},
    {"realisedVolatility",
     [](const BarColumns& x, const Parameters& p, double* out) {
       realisedVolatility(x.close, x.length, period(p), p.number("barsPerYear"), out);
     }},
    {"volumeZscore",
     [](const BarColumns& x, const Parameters& p, double* out) { rollingZscore(x.volume, x.length, period(p), out); }},
    {"onBalanceVolume",
     [](const BarColumns& x, const Parameters& p, double* out) {
       if (p.is("output", "slope")) obvSlope(x, period(p), out);
       else obvZscore(x, period(p), out);
     }},
    {"mfi", [](const BarColumns& x, const Parameters& p, double* out) { mfi(x, period(p), out); }},
    {"cmf", [](const BarColumns& x, const Parameters& p, double* out) { cmf(x, period(p), out); }},
    {"vwapDistance",
     [](const BarColumns& x, const Parameters& p, double* out) { rollingVwap(x, period(p), distanceInto(x, out)); }},
};

/** Writes the values of a feature; false where there is no kernel for it. */
bool computeFeature(const char* kind, const BarColumns& bars, const Parameters& parameters, double* out) {
  for (const Feature& feature : features) {
    if (strcmp(feature.kind, kind) != 0) continue;
    feature.compute(bars, parameters, out);
    return true;
  }
  return false;
}

} // namespace
} // namespace features
} // namespace longshort
