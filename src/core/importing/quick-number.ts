const zero = 48;
const nine = 57;
const minus = 45;

/** Largest integer whose tenfold, and one more digit, is still exact. */
const mostBeforeDigit = 900_719_925_474_098;
/** Powers of ten that a double holds exactly, as far as a number this short can need them. */
const powers = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * The number that a cell of digits spells, with at most one decimal mark and a minus in front: the same bits as `Number`
 * gives, without its cost. An integer and a power of ten that are both exact have a quotient that is rounded once, as the
 * nearest double is. Clinger, "How to read floating point numbers accurately", PLDI (1990), section 3. NaN for whatever is
 * longer or otherwise spelled, though it may well be a number.
 *
 * @param mark char code of the decimal mark.
 */
export function quickNumber(cell: string, mark: number): number {
  const length = cell.length;
  const isNegative = length > 0 && cell.charCodeAt(0) === minus;
  let digits = 0;
  let afterMark = -1;
  let value = 0;
  for (let i = isNegative ? 1 : 0; i < length; i += 1) {
    const code = cell.charCodeAt(i);
    if (code >= zero && code <= nine) {
      if (value > mostBeforeDigit) return Number.NaN;
      value = 10 * value + (code - zero);
      digits += 1;
      if (afterMark >= 0) afterMark += 1;
    } else if (code === mark && afterMark < 0) afterMark = 0;
    else return Number.NaN;
  }
  if (digits === 0 || afterMark > 22) return Number.NaN;
  const size = afterMark > 0 ? value / powers[afterMark]! : value;
  return isNegative ? -size : size;
}
