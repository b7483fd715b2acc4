import { assertNever } from '@shared/errors';
import type { Random } from '../../random';

/**
 * How rows that depend on their neighbours are drawn again. `moving`: whole blocks from anywhere inside the series (Kuensch, Annals of
 * Statistics 17(3), 1989). `circular`: the same, the first row following the last (Politis and Romano, 1992). `stationary`: circular
 * blocks of random, geometrically distributed length (Politis and Romano, Journal of the American Statistical Association 89, 1994).
 */
export interface Blocks {
  readonly kind: 'stationary' | 'moving' | 'circular';
  /** Rows of a block, on average if stationary, otherwise rounded up; at least 1 and at most all rows. */
  readonly length: number;
}

/** Fills `rows` with as many places of a series of that length, drawn with replacement block by block; the last block is cut. */
export function drawRows(rows: Int32Array, blocks: Blocks, random: Random): void {
  const count = rows.length;
  const length = wholeLength(blocks.length, count);
  switch (blocks.kind) {
    case 'stationary':
      drawStationary(rows, 1 / Math.max(1, blocks.length), random);
      break;
    case 'circular':
      drawWhole(rows, length, count, random);
      break;
    case 'moving':
      drawWhole(rows, length, count - length + 1, random);
      break;
    default:
      assertNever(blocks.kind);
  }
}

/** Rows of a block that is not of random length. */
export function wholeLength(length: number, rows: number): number {
  return Math.min(Math.max(1, Math.ceil(length)), rows);
}

/** @param newBlock chance that a row starts a block of its own */
function drawStationary(rows: Int32Array, newBlock: number, random: Random): void {
  const count = rows.length;
  for (let i = 0, row = 0; i < count; i++) {
    row = i === 0 || random.next() < newBlock ? random.int(count) : (row + 1) % count;
    rows[i] = row;
  }
}

function drawWhole(rows: Int32Array, length: number, starts: number, random: Random): void {
  const count = rows.length;
  for (let from = 0; from < count; from += length) {
    const start = random.int(starts);
    const to = Math.min(from + length, count);
    for (let i = from; i < to; i++) rows[i] = (start + i - from) % count;
  }
}
