import { type Column, isText } from './frame';
import { mixed } from './hash';

/** Rows of a frame, in some order. */
export type Rows = ArrayLike<number>;

/**
 * Parts rows into groups that have the same in every column, in the order of their first rows; what is undefined is a value of its own.
 * Rows meet by a hash of all columns, and then only those stay together that are alike in fact.
 */
export function partition(rows: Int32Array, columns: readonly Column[]): readonly Rows[] {
  const hashes = hashesOf(rows, columns);
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * rows.length + 2))).fill(-1);
  const groups: number[][] = [];
  const firsts = new Int32Array(rows.length);
  for (let k = 0; k < rows.length; k++) {
    const row = rows[k]!;
    let slot = hashes[k]! & (slots.length - 1);
    let group = slots[slot]!;
    while (
      group >= 0 &&
      !(hashes[firsts[group]!] === hashes[k] && isAlike(columns, groups[group]![0]!, row))
    ) {
      slot = (slot + 1) & (slots.length - 1);
      group = slots[slot]!;
    }
    if (group >= 0) groups[group]!.push(row);
    else {
      firsts[groups.length] = k;
      slots[slot] = groups.length;
      groups.push([row]);
    }
  }
  return groups;
}

/** Of each row, over all columns. */
function hashesOf(rows: Int32Array, columns: readonly Column[]): Uint32Array {
  const hashes = new Uint32Array(rows.length);
  const bits = new Float64Array(1);
  const halves = new Uint32Array(bits.buffer);
  for (const column of columns) {
    if (isText(column)) {
      const { codes } = column;
      for (let k = 0; k < rows.length; k++) hashes[k] = mixed(hashes[k]!, codes[rows[k]!]!);
    } else {
      const { values } = column;
      for (let k = 0; k < rows.length; k++) {
        const value = values[rows[k]!]!;
        // Of NaN there are many bits, of zero two.
        bits[0] = Number.isNaN(value) ? Number.NaN : value + 0;
        hashes[k] = mixed(mixed(hashes[k]!, halves[0]!), halves[1]!);
      }
    }
  }
  return hashes;
}

function isAlike(columns: readonly Column[], a: number, b: number): boolean {
  for (const column of columns) {
    const values = isText(column) ? column.codes : column.values;
    const [one, other] = [values[a]!, values[b]!];
    if (one !== other && !(Number.isNaN(one) && Number.isNaN(other))) return false;
  }
  return true;
}
