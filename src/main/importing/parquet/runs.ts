import { damaged } from './guard';

/** Writers fill the last group of eight, some a whole block. */
const padding = 512;

/**
 * Looks through runs of Parquet's hybrid of run lengths and packed bits without decoding them: a run that
 * claims more values than there are would be written out value by value.
 *
 * Runs may end before the count, since nulls have no value.
 *
 * @param width bits of a value. @param count values there may be. @throws Error for a run that cannot be.
 * @source Apache Parquet, Encodings.md, "Run Length Encoding / Bit-Packing Hybrid"
 */
export function checkRuns(bytes: Uint8Array, begin: number, width: number, count: number): void {
  if (width > 32) throw damaged('a value has more than 32 bits');
  let offset = begin;
  let seen = 0;
  while (seen < count && offset < bytes.length) {
    const [header, next] = varInt(bytes, offset);
    const isPacked = header % 2 === 1;
    const length = Math.floor(header / 2) * (isPacked ? 8 : 1);
    if (length > count - seen + (isPacked ? padding : 0)) throw damaged('a run is longer than its page');
    offset = next + (isPacked ? (length / 8) * width : Math.ceil(width / 8));
    // A run at the end may leave out the bytes that only fill it up.
    if (offset > bytes.length + (isPacked ? width * (padding / 8) : 0))
      throw damaged('a run ends outside of its page');
    seen += length;
  }
}

function varInt(bytes: Uint8Array, begin: number): [value: number, next: number] {
  let value = 0;
  for (let i = 0; i < 5; i += 1) {
    const byte = bytes[begin + i];
    if (byte === undefined) break;
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) {
      if (value >= 2 ** 31) break;
      return [value, begin + i + 1];
    }
  }
  throw damaged('a length is not possible');
}
