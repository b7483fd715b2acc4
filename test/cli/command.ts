import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const built = join(import.meta.dirname, '../../out/cli');
export const program = join(built, 'index.cjs');

const signals = ['SIGINT', 'SIGTERM'] as const;

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line to its end, in plain Node. */
export function spawnedCommand(...words: readonly string[]): Promise<Answer> {
  return new Promise((resolve) => {
    execFile(process.execPath, [program, ...words], { maxBuffer: 1e8 }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? 1 : 0, out, err });
    });
  });
}

/**
 * The same program in this process, which takes a tenth of the time: for commands that are not about signals, pipes or locks between
 * processes. Jobs are processes of their own all the same. One after the other, since what is written is taken from the process.
 */
export async function command(...words: readonly string[]): Promise<Answer> {
  const { runProgram }: { runProgram(words: readonly string[]): Promise<void> } = createRequire(
    import.meta.url,
  )(join(built, 'program.cjs'));
  const said = { out: '', err: '' };
  const restore = [
    taking('stdout', (text) => (said.out += text)),
    taking('stderr', (text) => (said.err += text)),
  ];
  const before = process.exitCode;
  const listeners = signals.map((signal) => process.listeners(signal));
  process.exitCode = 0;
  try {
    await runProgram(words);
    return { code: Number(process.exitCode), ...said };
  } finally {
    process.exitCode = before;
    for (const each of restore) each();
    // A program that ends takes what listens to its signals along.
    for (const [i, signal] of signals.entries())
      for (const listener of process.listeners(signal))
        if (!listeners[i]!.includes(listener)) process.removeListener(signal, listener);
  }
}

/** Gives what is written to the stream to `take` until the function it returns is called. */
function taking(name: 'stdout' | 'stderr', take: (text: string) => void): () => void {
  const stream = process[name];
  const { write } = stream;
  stream.write = (chunk: string | Uint8Array): boolean => {
    take(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
    return true;
  };
  return () => {
    stream.write = write;
  };
}
