import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { loadTensorFlow, wasmFolder } from '@compute/tensorflow/load';
import { describe, expect, it } from 'vitest';

describe('loading TensorFlow.js', () => {
  it('names the backend that is really in use', async () => {
    const { tf, label, detail, reason } = await loadTensorFlow();
    const names = { wasm: 'CPU, WebAssembly', tensorflow: 'NVIDIA GPU, CUDA' };
    expect(label).toBe(names[tf.getBackend() as keyof typeof names]);
    expect(detail).toContain(tf.version_core);
    if (tf.getBackend() === 'wasm') expect(reason).toMatch(/^CUDA is not used: .*\.$/);
    else expect(reason).toBeNull();
  });

  it('leaves the error events of the process alone', async () => {
    await loadTensorFlow();
    const taken = process.listeners('uncaughtException').filter((f) => f.toString().includes('ExitStatus'));
    expect(taken).toEqual([]);
  });

  it('looks for its binaries beside the package, and outside the archive of a packaged app', () => {
    const root = mkdtempSync(join(tmpdir(), 'longshort-wasm-'));
    try {
      expect(wasmFolder(join(root, 'app.asar', 'x'))).toBe(join(root, 'app.asar', 'x', 'dist') + sep);
      const unpacked = join(root, 'app.asar.unpacked', 'x', 'dist');
      mkdirSync(unpacked, { recursive: true });
      expect(wasmFolder(join(root, 'app.asar', 'x'))).toBe(unpacked + sep);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
