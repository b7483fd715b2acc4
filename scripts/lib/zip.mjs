import { promisify } from 'node:util';
import { gunzip, inflateRaw } from 'node:zlib';

const unzipAll = promisify(gunzip);
const inflate = promisify(inflateRaw);
const maxOutputLength = 2 ** 32;

/** The one file of a .tgz whose name ends with `suffix` (plain ustar entries; sizes below 8 GiB). */
export async function fileFromTgz(tgz, suffix) {
  const tar = await unzipAll(tgz, { maxOutputLength });
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const name = text(tar, at, 100);
    const size = Number.parseInt(text(tar, at + 124, 12), 8);
    if (name.endsWith(suffix)) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`no ${suffix} in the archive`);
}

const text = (buffer, at, length) => buffer.toString('utf8', at, at + length).split('\0')[0];

/**
 * The files of a zip as { name, mode, read }, from its central directory (zip64 is not read: the archives in
 * question are below 4 GiB).
 */
export function* zipEntries(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0) throw new Error('not a zip file: its end record is missing');
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    const method = zip.readUInt16LE(at + 10);
    const size = zip.readUInt32LE(at + 20);
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const mode = zip.readUInt32LE(at + 38) >>> 16;
    const header = zip.readUInt32LE(at + 42);
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    if (!name.endsWith('/')) yield { name, mode, read: () => content(zip, header, method, size) };
  }
}

function content(zip, header, method, size) {
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28);
  const packed = zip.subarray(start, start + size);
  return method === 0 ? packed : inflate(packed);
}
