import { createReadStream } from 'node:fs';
import type { Duplex, Readable } from 'node:stream';
import { fileFault } from './file-fault';
import { readRange } from './inspect-file';

/** What a long reading tells and hears. */
export interface ReadHooks {
  readonly signal?: AbortSignal;
  /** Called once a chunk of at most 1 MiB. */
  readonly onProgress?: (readBytes: number, totalBytes: number) => void;
}

/** Streams to be joined into a pipeline, the source first. */
export type Stages = readonly [Readable, ...Duplex[]];

/** Parts of a text to judge it by. */
export interface TextParts {
  readonly head: Uint8Array;
  /** Whether the head is all there is. */
  readonly isWhole: boolean;
  /** Parts from further down, from an even byte on; first and last line cut. */
  readonly further: readonly Uint8Array[];
}

/** The bytes of a text, wherever they lie: in a file as they are, or packed. */
export interface ByteSource {
  /** As sentences name it: `prices.csv`, `prices.zip › 2024/prices.csv`. */
  readonly name: string;
  /** Streams that give the bytes from the first to the last. */
  stages(hooks: ReadHooks): Promise<Stages>;
  parts(signal?: AbortSignal): Promise<TextParts>;
  /** A sentence for what the streams fail with; errors it does not know pass. */
  fault(error: unknown): unknown;
}

export const headBytes = 256 * 1024;
export const windowBytes = 16 * 1024;
export const chunkBytes = 1024 * 1024;

/** A file read as it is, whose parts can be had without reading it all. */
export function plainBytes(path: string, name: string, sizeBytes: number): ByteSource {
  return {
    name,
    stages: async (hooks) => [fileStream(path, sizeBytes, hooks)],
    async parts() {
      const starts = sizeBytes > headBytes ? [sizeBytes / 2, sizeBytes - windowBytes] : [];
      const [head, ...further] = await Promise.all([
        readRange(path, 0, headBytes),
        ...starts.map((start) => readRange(path, even(start), windowBytes)),
      ]);
      return { head, further, isWhole: sizeBytes <= headBytes };
    },
    fault: (error) => fileFault(error, path),
  };
}

/** A stream of a whole file that tells how far it is. */
export function fileStream(
  path: string,
  sizeBytes: number,
  { onProgress }: ReadHooks,
  highWaterMark = chunkBytes,
): Readable {
  const source = createReadStream(path, { highWaterMark });
  let read = 0;
  source.on('data', (chunk) => {
    read += chunk.length;
    onProgress?.(read, sizeBytes);
  });
  return source;
}

/** UTF-16 begins its characters at even bytes. */
export function even(byte: number): number {
  return 2 * Math.floor(byte / 2);
}
