import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { noise } from '../problem.mjs';

const minute = 60_000;
const columns = ['open', 'high', 'low', 'close', 'volume'];

/** Minute bars of a random walk, the same on every run: prices to a hundredth of a cent, volumes in whole numbers. */
export function walk(length, seed = 0) {
  const random = noise();
  for (let k = 0; k < seed; k++) random();
  const bars = Object.fromEntries(['time', ...columns].map((name) => [name, new Float64Array(length)]));
  let last = 100;
  for (let t = 0; t < length; t++) {
    const open = priceOf(last * (1 + 1e-4 * random()));
    const close = priceOf(open * (1 + 5e-4 * random()));
    bars.time[t] = Date.UTC(2020, 0, 1) + t * minute;
    bars.open[t] = open;
    bars.close[t] = close;
    bars.high[t] = priceOf(Math.max(open, close) * (1 + 2e-4 * (random() + 1)));
    bars.low[t] = priceOf(Math.min(open, close) * (1 - 2e-4 * (random() + 1)));
    bars.volume[t] = Math.round(1000 * Math.exp(random()));
    last = close;
  }
  return bars;
}

const priceOf = (value) => Math.round(1e4 * value) / 1e4;

/**
 * Writes bars as a CSV file: an ISO time and the columns of a bar, and a column of adjusted closes where asked.
 * @returns {Promise<void>} once it is there
 */
export async function writeCsv(file, bars, { hasAdjustedClose = false } = {}) {
  const stream = createWriteStream(file);
  stream.write(`time,${columns.join(',')}${hasAdjustedClose ? ',Adj Close' : ''}\n`);
  for (let from = 0; from < bars.time.length; from += 10_000) {
    const text = linesOf(bars, from, Math.min(from + 10_000, bars.time.length), hasAdjustedClose);
    if (!stream.write(text)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}

function linesOf({ time, open, high, low, close, volume }, from, to, hasAdjustedClose) {
  let text = '';
  for (let t = from; t < to; t++) {
    const at = new Date(time[t]).toISOString().slice(0, 19).replace('T', ' ');
    const prices = [open[t], high[t], low[t], close[t]].map((price) => price.toFixed(4)).join(',');
    text += `${at},${prices},${volume[t]}${hasAdjustedClose ? `,${(close[t] / 2).toFixed(4)}` : ''}\n`;
  }
  return text;
}
