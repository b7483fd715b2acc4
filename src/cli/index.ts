import { nodeFault } from './node-fault';

// The program loads the database, which takes an older Node down without a word.
const fault = nodeFault(process.versions, process.execPath);
if (fault === null) void start();
else {
  process.stderr.write(`${fault}\n`);
  process.exitCode = 1;
}

async function start(): Promise<void> {
  const { keepCompiled } = await import('./compile-cache');
  keepCompiled();
  endWithReader();
  const { runProgram } = await import('./program');
  await runProgram(process.argv.slice(2));
}

function endWithReader(): void {
  // A reader that has seen enough (`| head`) closes the pipe; that is no error of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(0);
  });
  // Nobody reads the notes any more: the work goes on, its result is on stdout and in the workspace.
  process.stderr.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
