import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { at, node24, root } from '../../scripts/lib/paths.mjs';
import { setup } from '../../scripts/lib/setup.mjs';
import { bundle } from './bundle.mjs';
import { fromWhereCalled } from './called-from.mjs';

/**
 * Puts bench/gpu.mjs into a folder with all that it needs: Node, bundles of our sources, the native kernels, WebGPU, the Vulkan
 * loader with the software renderer, and the peers in Python. It runs there with `./bench-gpu`, on a machine of the same
 * system and processor. PyTorch is not in it.
 */
export async function pack(folder) {
  const target = fromWhereCalled(folder);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Error(`${target} is not empty: name a folder that is, or a new one.`);
  }
  await setup();
  for (const entry of ['bench/lib/native-entry.ts', 'bench/lib/gpu-entry.ts']) await bundle(entry);
  for (const path of parts()) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(at(path), join(target, path), { recursive: true, dereference: true, filter: isNeeded });
  }
  cpSync(node24, join(target, basename(node24)));
  const command = join(target, 'bench-gpu');
  writeFileSync(command, script);
  chmodSync(command, 0o755);
  process.stderr.write(`Packed into ${target}; there: ./bench-gpu --out result.json\n`);
}

const electron = 'node_modules/electron';

/** The Vulkan loader of the pack is for machines that have a driver and no loader. */
const script = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
if ! ldconfig -p 2>/dev/null | grep -q libvulkan.so.1; then
  export LD_LIBRARY_PATH="$here/${electron}/dist:$LD_LIBRARY_PATH"
fi
exec "$here/node" "$here/bench/gpu.mjs" "$@"
`;

/** Relative to the repository, and so they lie in the pack. */
function parts() {
  const renderer = ['libvulkan.so.1', 'libvk_swiftshader.so', 'vk_swiftshader_icd.json'].map(
    (file) => `${electron}/dist/${file}`,
  );
  const all = [
    'package.json',
    'bench',
    'scripts/lib',
    'out/bench',
    'out/native/longshort.node',
    'node_modules/webgpu/package.json',
    'node_modules/webgpu/index.js',
    `node_modules/webgpu/dist/${process.platform}-${process.arch}`,
    `${electron}/package.json`,
    ...renderer,
  ];
  return all.filter((path) => existsSync(join(root, path)));
}

function isNeeded(path) {
  return !path.endsWith('__pycache__') && !path.endsWith('.jsonl');
}
