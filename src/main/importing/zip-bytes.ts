import { Transform } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { type ByteSource, chunkBytes } from './byte-source';
import { partsOfStream } from './prefix';
import { unpackFault } from './unpack-guard';
import { type ZipMember, zipFault } from './zip-archive';

/**
 * The text of one file in a zip archive. Its size is told before it is unpacked, and what comes out is held
 * to that size and its checksum. Progress counts the packed bytes.
 */
export function zipBytes(member: ZipMember, archive: string, path: string): ByteSource {
  const name = `${archive} › ${member.name}`;
  const source: ByteSource = {
    name,
    async stages({ onProgress }) {
      const fault = unpackFault(name, member.packedBytes, member.sizeBytes);
      if (fault !== null) throw fault;
      const packed = await member.open();
      let read = 0;
      packed.on('data', (chunk: Buffer) => {
        read += chunk.length;
        onProgress?.(read, member.packedBytes);
      });
      const unpacked = member.isDeflated ? [createInflateRaw({ chunkSize: chunkBytes })] : [];
      return [packed, ...unpacked, checked(member)];
    },
    parts: async (signal) => partsOfStream(await source.stages({}), signal),
    fault: (error) => zipFault(error, archive, path),
  };
  return source;
}

/** Passes the bytes on and compares their number and checksum with those in the archive. */
function checked({ sizeBytes, ...member }: ZipMember): Transform {
  let sum = 0;
  let length = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      sum = crc32(chunk, sum);
      length += chunk.length;
      if (length > sizeBytes) done(new Error(`${member.name} is longer than the archive says`));
      else done(null, chunk);
    },
    flush(done) {
      if (length < sizeBytes) done(new Error(`${member.name} is shorter than the archive says`));
      else done(sum === member.crc32 ? null : new Error(`the checksum of ${member.name} is wrong`));
    },
  });
}
