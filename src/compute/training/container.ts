/**
 * A small self-describing file of float32 arrays: 8 bytes that name the kind, version, length of the header, header in JSON padded
 * with spaces to a multiple of 4, the values, CRC-32 of all before. Every number is little-endian. The same input
 * gives the same bytes on every machine, so they can be hashed.
 */
export interface Container {
  readonly header: unknown;
  readonly values: Float32Array;
}

/** Why bytes cannot be read, for the caller to put into a sentence of its own. */
export type ContainerFault = 'foreign' | 'newer' | 'damaged';

const fixedBytes = 16;
const checksumBytes = 4;

export function encodeContainer(
  kind: string,
  version: number,
  header: object,
  arrays: readonly Float32Array[],
): Uint8Array {
  const text = new TextEncoder().encode(JSON.stringify(header));
  const headerBytes = Math.ceil(text.length / 4) * 4;
  const count = arrays.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(fixedBytes + headerBytes + 4 * count + checksumBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(kind).subarray(0, 8), 0);
  view.setUint32(8, version, true);
  view.setUint32(12, headerBytes, true);
  bytes.fill(0x20, fixedBytes, fixedBytes + headerBytes);
  bytes.set(text, fixedBytes);
  let at = fixedBytes + headerBytes;
  for (const array of arrays) {
    for (let i = 0; i < array.length; i++, at += 4) view.setFloat32(at, array[i]!, true);
  }
  view.setUint32(at, crc32(bytes.subarray(0, at)), true);
  return bytes;
}

export function decodeContainer(
  kind: string,
  version: number,
  bytes: Uint8Array,
): Container | ContainerFault {
  if (bytes.length < fixedBytes + checksumBytes) return 'damaged';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (new TextDecoder('latin1').decode(bytes.subarray(0, 8)) !== kind.padEnd(8, '\0').slice(0, 8))
    return 'foreign';
  const end = bytes.length - checksumBytes;
  if (view.getUint32(end, true) !== crc32(bytes.subarray(0, end))) return 'damaged';
  if (view.getUint32(8, true) !== version) return 'newer';
  const start = fixedBytes + view.getUint32(12, true);
  if (start > end || (end - start) % 4 !== 0) return 'damaged';
  const header = parseJson(new TextDecoder().decode(bytes.subarray(fixedBytes, start)));
  if (header === undefined) return 'damaged';
  const values = Float32Array.from({ length: (end - start) / 4 }, (_, i) =>
    view.getFloat32(start + 4 * i, true),
  );
  return { header, values };
}

/** CRC-32 of ISO 3309 (zlib, PNG). */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let i = 0; i < bytes.length; i++) crc = crcTable[(crc ^ bytes[i]!) & 0xff]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Undefined, which JSON cannot hold, where the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});
