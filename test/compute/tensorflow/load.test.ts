import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { loadTensorFlow, wasmFolder } from '@compute/tensorflow/load';
import { afterEach, describe, expect, it, vi } from 'vitest';

/** A build of tfjs-node that this test run was told to use: see `on-native-tensorflow.mjs`. */
const given = process.env.LONGSHORT_TFJS_NODE;

afterEach(() => vi.unstubAllEnvs());

describe('loading TensorFlow.js', () => {
  it('names the backend that is really in use', async () => {
    const { tf, label, detail, reason } = await loadTensorFlow();
    expect(detail).toContain(tf.version_core);
    if (given !== undefined) expect(tf.getBackend()).toBe('tensorflow');
    if (label === 'NVIDIA GPU, CUDA') {
      expect(tf.getBackend()).toBe('tensorflow');
      expect(reason).toBeNull();
    } else {
      expect(label).toBe(tf.getBackend() === 'wasm' ? 'CPU, WebAssembly' : 'CPU, TensorFlow');
      expect(reason).toMatch(/^CUDA is not used: .*\.$/);
    }
  });

  it('goes on with WebAssembly, and says so, where LONGSHORT_TFJS_NODE names no package', async () => {
    vi.stubEnv('LONGSHORT_TFJS_NODE', '/nowhere/tfjs-node');
    vi.resetModules();
    const fresh = await import('@compute/tensorflow/load');
    const { label, reason } = await fresh.loadTensorFlow();
    expect(label).toBe('CPU, WebAssembly');
    expect(reason).toBe(
      'CUDA is not used: LONGSHORT_TFJS_NODE names /nowhere/tfjs-node, where no package is.',
    );
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
