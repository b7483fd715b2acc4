/**
 * Runs the tests of the TensorFlow device on TensorFlow itself, without a GPU and without its usual download:
 *
 *   node test/compute/tensorflow/on-native-tensorflow.mjs FOLDER
 *
 * builds tfjs-node 4.22.0 in FOLDER against the TensorFlow 2.9.1 that it was made for, taken from the Python wheel. Needs Linux
 * x64, npm, g++, unzip and a Python 3 with pip and a shared library. Some 300 MB are downloaded, once.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const versions = { tfjsNode: '4.22.0', tensorFlow: '2.9.1', python: '3.10' };
const root = fileURLToPath(new URL('../../..', import.meta.url));

if (process.argv[2] === undefined) throw new Error('Name a folder to build in.');
const folder = resolve(process.argv[2]);
const tensorFlow = join(folder, 'tensorflow');
const tfjsNode = join(folder, 'node_modules/@tensorflow/tfjs-node');
const binding = join(tfjsNode, 'lib/napi-v8/tfjs_binding.node');

if (!existsSync(binding)) build();
run(
  'npx',
  ['vitest', 'run', 'test/compute/tensorflow', 'test/compute/devices.test.ts', '-t', 'ensor'],
  root,
  {
    LONGSHORT_TFJS_NODE: tfjsNode,
    // The wheel's library refers to Python's and expects its caller to bring it.
    LD_PRELOAD: pythonLibrary(),
  },
);

function build() {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  run('npm', ['install', '--ignore-scripts', `@tensorflow/tfjs-node@${versions.tfjsNode}`], folder);
  const wheel = ['--no-deps', '--only-binary=:all:', '--python-version', versions.python];
  run('python3', ['-m', 'pip', 'download', `tensorflow-cpu==${versions.tensorFlow}`, ...wheel], folder);
  run(
    'sh',
    ['-c', "unzip -qo tensorflow_cpu-*.whl 'tensorflow/*.so*' 'tensorflow/include/tensorflow/*'"],
    folder,
  );
  mkdirSync(join(tfjsNode, 'lib/napi-v8'), { recursive: true });
  compile();
}

function compile() {
  const libraries = [tensorFlow, join(tensorFlow, 'python')];
  run(
    'g++',
    [
      ...['-O2', '-std=c++17', '-shared', '-fPIC', '-DNAPI_VERSION=8', '-o', binding],
      ...['..', join(tensorFlow, 'include'), join(root, 'node_modules/node-api-headers/include')].map(
        (path) => `-I${path}`,
      ),
      ...['binding/tfjs_backend.cc', 'binding/tfjs_binding.cc'],
      ...libraries.flatMap((path) => [`-L${path}`, `-Wl,-rpath,${path}`]),
      ...['-l:_pywrap_tensorflow_internal.so', '-l:libtensorflow_framework.so.2'],
    ],
    tfjsNode,
  );
}

function pythonLibrary() {
  const code =
    'import sysconfig as s; print(s.get_config_var("LIBDIR") + "/" + s.get_config_var("INSTSONAME"))';
  return execFileSync('python3', ['-c', code], { encoding: 'utf8' }).trim();
}

function run(program, given, cwd, env = {}) {
  execFileSync(program, given, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
}
