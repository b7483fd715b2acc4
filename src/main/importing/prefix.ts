import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { even, headBytes, type Stages, type TextParts, windowBytes } from './byte-source';

/**
 * How much of a packed text is unpacked to judge it: minute bars of a year, by which every file has told its
 * days from its months.
 */
const prefixBytes = 16 * 1024 * 1024;

/** Parts of a text that can only be read from its beginning. */
export async function partsOfStream(stages: Stages, signal?: AbortSignal): Promise<TextParts> {
  const { bytes, isWhole } = await prefixOf(stages, signal);
  const starts = bytes.length > headBytes ? [bytes.length / 2, bytes.length - windowBytes] : [];
  return {
    head: bytes.subarray(0, headBytes),
    isWhole: isWhole && bytes.length <= headBytes,
    further: starts.map((start) => bytes.subarray(even(start), even(start) + windowBytes)),
  };
}

async function prefixOf(stages: Stages, signal: AbortSignal | undefined) {
  const chunks: Buffer[] = [];
  const enough = new AbortController();
  let length = 0;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk);
      length += chunk.length;
      if (length >= prefixBytes) enough.abort();
      done();
    },
  });
  try {
    const either = signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]);
    await pipeline([...stages, sink], { signal: either });
  } catch (error) {
    if (!enough.signal.aborted) throw error;
  }
  return { bytes: Buffer.concat(chunks), isWhole: length < prefixBytes };
}
