import { createGunzip } from 'node:zlib';
import { AppError } from '@shared/errors';
import { type ByteSource, chunkBytes, fileStream } from './byte-source';
import { fileFault } from './file-fault';
import { type InspectedFile, readRange } from './inspect-file';
import { partsOfStream } from './prefix';
import { unpackFault, unpackGuard } from './unpack-guard';

/** Small, since each may unpack to a thousand times as much. */
const packedChunkBytes = 64 * 1024;

const maxDeflateRatio = 1032;

/** The text in a `.gz` file. Progress counts the packed bytes. */
export function gzipBytes({ path, name, sizeBytes }: InspectedFile): ByteSource {
  const source: ByteSource = {
    name,
    async stages(hooks) {
      const fault = unpackFault(name, sizeBytes, await claimedBytes(path, sizeBytes));
      if (fault !== null) throw fault;
      let packed = 0;
      const file = fileStream(path, sizeBytes, hooks, packedChunkBytes);
      file.on('data', (chunk) => {
        packed += chunk.length;
      });
      return [file, createGunzip({ chunkSize: chunkBytes }), unpackGuard(name, () => packed)];
    },
    parts: async (signal) => partsOfStream(await source.stages({}), signal),
    fault: (error) => gzipFault(error, name) ?? fileFault(error, path),
  };
  return source;
}

/**
 * What the archive says of itself (RFC 1952, 2.3.1: the last four bytes are the size of what was packed,
 * modulo 2^32); 0 where that is more than DEFLATE can pack into its size, as at the end of a file cut off.
 */
async function claimedBytes(path: string, sizeBytes: number): Promise<number> {
  const bytes = await readRange(path, Math.max(sizeBytes - 4, 0), 4);
  const claimed = bytes.reduce((sum, byte, i) => sum + byte * 256 ** i, 0);
  return claimed > maxDeflateRatio * sizeBytes ? 0 : claimed;
}

function gzipFault(error: unknown, name: string): AppError | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code !== 'Z_DATA_ERROR' && error.code !== 'Z_BUF_ERROR') return null;
  const what = error.code === 'Z_BUF_ERROR' ? 'ends before its data does' : 'is damaged';
  return new AppError(
    'invalid',
    `The gzip archive "${name}" ${what} (${error.message}). Download or pack it again and import that.`,
    [],
    { cause: error },
  );
}
