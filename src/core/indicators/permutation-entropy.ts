import { simpleReturn } from './returns';

/**
 * Permutation entropy of the one-bar returns of the last `period` bars: the Shannon entropy of the orders in which `order`
 * returns in a row stand, over ln(order!), so from 0, always the same order, to 1, all equally often. Runs that hold equal
 * returns have no order and are left out; where all do, there is no value. NaN for the first `period`. Bandt and Pompe,
 * Physical Review Letters 88, 174102 (2002). Needs order <= period.
 */
export function permutationEntropy(values: Float64Array, period: number, order: number): Float64Array {
  const length = values.length;
  const patterns = patternsOf(simpleReturn(values, 1), order);
  const window = period - order + 1;
  const kinds = factorial(order);
  const counts = new Int32Array(kinds);
  const logarithms = Float64Array.from({ length: window + 1 }, (_, count) => Math.log(count));
  const out = new Float64Array(length).fill(NaN);
  let missing = 0;
  for (let t = order; t < length; t++) {
    missing += countIn(counts, patterns[t]!, 1);
    if (t < period) continue;
    if (t > period) missing += countIn(counts, patterns[t - window]!, -1);
    if (missing === 0) out[t] = entropyOf(counts, logarithms) / Math.log(kinds);
  }
  return out;
}

/** A run of returns with one missing, and one with two alike. */
const unknown = -1;
const tied = -2;

/** Adds to the count of a pattern, or says by how much the number of unknown ones changes. */
function countIn(counts: Int32Array, pattern: number, by: 1 | -1): number {
  if (pattern === unknown) return by;
  if (pattern !== tied) counts[pattern] = counts[pattern]! + by;
  return 0;
}

/** ln(n) - sum(count * ln(count)) / n over the n counted; NaN where there are none. */
function entropyOf(counts: Int32Array, logarithms: Float64Array): number {
  let total = 0;
  let sum = 0;
  for (let kind = 0; kind < counts.length; kind++) {
    const count = counts[kind]!;
    if (count === 0) continue;
    total += count;
    sum += count * logarithms[count]!;
  }
  return total === 0 ? NaN : Math.max(0, Math.log(total) - sum / total);
}

/** Rank of the order of the `order` values that end at each bar: its Lehmer code. */
function patternsOf(values: Float64Array, order: number): Int32Array {
  const length = values.length;
  const out = new Int32Array(length).fill(unknown);
  for (let t = order - 1; t < length; t++) out[t] = patternAt(values, t - order + 1, order);
  return out;
}

function patternAt(values: Float64Array, first: number, order: number): number {
  let code = 0;
  let isTied = false;
  for (let i = 0; i < order; i++) {
    const value = values[first + i]!;
    if (Number.isNaN(value)) return unknown;
    let smaller = 0;
    for (let j = i + 1; j < order; j++) {
      if (values[first + j]! < value) smaller++;
      else if (values[first + j]! === value) isTied = true;
    }
    code = code * (order - i) + smaller;
  }
  return isTied ? tied : code;
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
