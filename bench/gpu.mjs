import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setup } from '../scripts/lib/setup.mjs';
import { isPacked } from './lib/bundle.mjs';
import { fromWhereCalled } from './lib/called-from.mjs';
import { gpuReportOf } from './lib/gpu-report.mjs';
import { machine } from './lib/machine.mjs';
import { measureGpuShape } from './lib/measure-gpu-shape.mjs';
import { openNative } from './lib/native.mjs';
import { pack } from './lib/pack.mjs';
import { openPeer } from './lib/peer.mjs';
import { gpuShapes } from './lib/shapes.mjs';
import { openWebGpu } from './lib/webgpu.mjs';

/**
 * How fast the WebGPU device trains small models on a graphics card: one of them beside the native device and PyTorch with cuDNN,
 * and many at once beside as many one after the other. Prints JSON on standard output, a line a shape on standard error. What is not
 * there (graphics card, PyTorch) is left out, and the report says why.
 *
 *   --quick          one small shape, 4 models at once
 *   --software       a software renderer counts, as SwiftShader, which comes with Electron: to see that all works. The report is
 *                    labelled so, and its figures say nothing about a graphics card
 *   --out FILE       the JSON into a file too
 *   --pack FOLDER    measures nothing: puts all that is needed there, for a Linux machine with nothing but a graphics driver
 */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    software: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    out: { type: 'string' },
    pack: { type: 'string' },
  },
});

if (options.pack) await pack(options.pack);
else print(await measure());

async function measure() {
  // The software renderer comes with Electron.
  if (options.software && !isPacked) await setup();
  const native = await openNative();
  const { webgpu, reason: noWebGpu } = await openWebGpu(options.software);
  const { peer, reason: noPeer } = await openPeer('cudnn');
  for (const reason of [noWebGpu, noPeer]) if (reason) process.stderr.write(`${reason}\n`);
  const rows = [];
  try {
    for (const { shape, models } of gpuShapes(options.quick ? 'quick' : 'whole')) {
      rows.push(await measureGpuShape(shape, models, { native, webgpu, peer }));
      process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`);
    }
  } finally {
    peer?.close();
  }
  const devices = { native: native.label, webgpu: webgpu?.info ?? noWebGpu, peer: peer?.label ?? noPeer };
  return gpuReportOf(rows, { isSoftware: options.software, machine: machine(), ...devices });
}

function print(report) {
  const text = `${JSON.stringify(report, null, 2)}\n`;
  process.stdout.write(text);
  if (options.out) writeFileSync(fromWhereCalled(options.out), text);
}
