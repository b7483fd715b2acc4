/** Sums over the pairs of a window: deviations from the two means, squared and multiplied. */
interface Comoments {
  count: number;
  meanX: number;
  meanY: number;
  xx: number;
  yy: number;
  xy: number;
}

/**
 * Pearson correlation of the last `period` pairs; NaN for the first `period - 1`, where a pair is missing and where one
 * side does not vary. By blocks, as in `rolling.ts`, joined by the formula of Chan, Golub and LeVeque (1979) for products.
 */
export function rollingCorrelation(x: Float64Array, y: Float64Array, period: number): Float64Array {
  const out = new Float64Array(x.length).fill(NaN);
  const tails = Array.from({ length: period }, noPairs);
  const head = noPairs();
  for (let start = 0; start < x.length; start += period) {
    const size = Math.min(period, x.length - start);
    copy(none, head);
    for (let j = 0; j < size; j++) {
      add(head, x[start + j]!, y[start + j]!);
      if (start > 0 || j === period - 1) out[start + j] = correlationOf(tails[j]!, head);
    }
    if (size < period) break;
    copy(none, head);
    for (let j = period - 1; j > 0; j--) {
      add(head, x[start + j]!, y[start + j]!);
      copy(head, tails[j - 1]!);
    }
  }
  return out;
}

/** Of the pairs of both parts together. */
function correlationOf(a: Comoments, b: Comoments): number {
  const gapX = b.meanX - a.meanX;
  const gapY = b.meanY - a.meanY;
  const weight = (a.count * b.count) / (a.count + b.count);
  const xx = a.xx + b.xx + gapX * gapX * weight;
  const yy = a.yy + b.yy + gapY * gapY * weight;
  const xy = a.xy + b.xy + gapX * gapY * weight;
  const scale = Math.sqrt(xx) * Math.sqrt(yy);
  return scale > 0 ? Math.max(-1, Math.min(1, xy / scale)) : NaN;
}

function add(to: Comoments, x: number, y: number): void {
  to.count++;
  const gapX = x - to.meanX;
  const gapY = y - to.meanY;
  to.meanX += gapX / to.count;
  to.meanY += gapY / to.count;
  to.xx += gapX * (x - to.meanX);
  to.yy += gapY * (y - to.meanY);
  to.xy += gapX * (y - to.meanY);
}

function noPairs(): Comoments {
  return { count: 0, meanX: 0, meanY: 0, xx: 0, yy: 0, xy: 0 };
}

const none: Readonly<Comoments> = noPairs();

function copy(from: Readonly<Comoments>, to: Comoments): void {
  to.count = from.count;
  to.meanX = from.meanX;
  to.meanY = from.meanY;
  to.xx = from.xx;
  to.yy = from.yy;
  to.xy = from.xy;
}
