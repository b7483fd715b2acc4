import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { filesUnder, hashFiles } from './hash.mjs';
import { at } from './paths.mjs';
import { capture, run } from './run.mjs';
import { say } from './say.mjs';
import { installPackages } from './system-libraries.mjs';

const sources = 'src/compute/native/addon';
const addon = at('out/native/longshort.node');
const stampFile = at('out/.stamps/native.sha256');

/** One object a line of flags: the kernels are compiled once for each instruction set. */
const instructionSets = {
  x64: [
    '-mavx512f -mavx512dq -mavx512bw -mavx512vl -mfma -mprefer-vector-width=512',
    '-mavx2 -mfma',
    '-msse2',
  ],
  arm64: [''],
}[process.arch];

const flags = [
  '-std=c++17',
  '-O3',
  // Multiply-adds are fused where the sources say so and nowhere else: every instruction set gives the same bits.
  '-ffp-contract=off',
  // Nobody asks afterwards whether a root was of a negative number, or a division by zero.
  '-fno-math-errno',
  '-fno-trapping-math',
  '-fPIC',
  '-fvisibility=hidden',
  '-DNAPI_VERSION=8',
];

/**
 * Compiles the native kernels into out/native, unless nothing they are made of has changed. Longshort runs without them, on
 * TensorFlow.js and slower, so what stands in the way is said and does not end the set-up.
 */
export async function ensureNativeKernels() {
  const compiler = await findCompiler();
  const stamp = hashFiles(filesUnder([sources, 'scripts/lib/native-build.mjs']), JSON.stringify(compiler));
  if (existsSync(addon) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  // Kernels of other sources must not be taken for these.
  for (const path of [addon, stampFile]) rmSync(path, { force: true });
  const obstacle = obstacleTo(compiler);
  if (obstacle) return say(`Without the native kernels, training is slower: ${obstacle}`);
  say('Compiling the native kernels ...');
  if (!(await compile(compiler))) {
    return say(`Without the native kernels, training is slower: ${compiler.program} could not compile them.`);
  }
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

/** $CXX, or the system's compiler; as root on Debian it is installed. Undefined where there is none. */
async function findCompiler() {
  if (process.platform === 'win32' || !instructionSets) return undefined;
  const names = [process.env.CXX, 'g++', 'clang++', 'c++'].filter((name) => name !== undefined);
  for (const program of names) {
    const version = await versionOf(program);
    if (version) return { program, version };
  }
  if (!(await installPackages(['g++']))) return undefined;
  const version = await versionOf('g++');
  return version && { program: 'g++', version };
}

async function versionOf(program) {
  try {
    const { code, text } = await capture(program, ['--version'], { quiet: true });
    return code === 0 ? text.split('\n')[0] : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function obstacleTo(compiler) {
  if (process.platform === 'win32' || !instructionSets) {
    return `they are not made for ${process.platform} on ${process.arch}.`;
  }
  if (!compiler) return 'there is no C++ compiler; install g++ or clang++ and start again.';
  return headers() ? undefined : 'the headers of Node-API are missing; run `npm ci` and start again.';
}

/** The folder of node_api.h: of the package of headers, or of the `node` package, which npm prunes now and then. */
function headers() {
  const node = `node_modules/node/node_modules/node-${process.platform}-${process.arch}/include/node`;
  const folders = [at('node_modules/node-api-headers/include'), at(node), '/usr/include/node'];
  return folders.find((folder) => existsSync(join(folder, 'node_api.h')));
}

/** @returns whether it went well; the compiler's own words are on standard error */
async function compile({ program }) {
  const folder = at('out/native');
  mkdirSync(folder, { recursive: true });
  const files = readdirSync(at(sources)).filter((name) => name.endsWith('.cpp'));
  const units = files.flatMap((name) =>
    (name === 'kernels.cpp' ? instructionSets : ['']).map((extra, k) => ({
      source: at(sources, name),
      object: join(folder, `${basename(name, '.cpp')}-${k}.o`),
      extra: extra.split(' ').filter(Boolean),
    })),
  );
  const codes = await Promise.all(
    units.map(({ source, object, extra }) =>
      run(program, [...flags, ...extra, '-isystem', headers(), '-c', source, '-o', object], toStderr),
    ),
  );
  const isCompiled = codes.every((code) => code === 0) && (await link(program, units, `${addon}.new`));
  for (const { object } of units) rmSync(object, { force: true });
  // At once: a process that has the old one loaded keeps it.
  if (isCompiled) renameSync(`${addon}.new`, addon);
  return isCompiled;
}

async function link(program, units, file) {
  const objects = units.map(({ object }) => object);
  return (await run(program, [...linkFlags, ...objects, '-o', file], toStderr)) === 0;
}

/** Node brings the functions of Node-API; the C++ library goes into the file, since a user's system may have another. */
const linkFlags =
  process.platform === 'darwin'
    ? ['-bundle', '-undefined', 'dynamic_lookup']
    : ['-shared', '-static-libstdc++', '-static-libgcc', '-pthread'];
const toStderr = { stdout: 'stderr' };
