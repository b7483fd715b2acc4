import { keepCompiled } from './compile-cache';
import { nodeFault } from './node-fault';

// The program loads the database, which takes an older Node down without a word.
const fault = nodeFault(process.versions, process.execPath);
if (fault === null) {
  keepCompiled();
  void import('./program');
} else {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
}
