// Electron starts this instead of an app of its own; the app to run is named on the command line, as in
// `electron .`. It is loaded synchronously: after an `await import()` the command-line switches that it sets
// would come too late.
const { app } = require('electron');
const { existsSync, readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const { preloaded, named } = parse(process.argv.slice(1));
for (const module of preloaded) require(resolve(module));
if (named) start(resolve(named));
else {
  process.stderr.write('Name the app to run: electron FOLDER\n');
  app.exit(1);
}

/** Understands what Electron's own default app does: `-r MODULE` (a debugger's way in) and the app's path. */
function parse(words) {
  const preloaded = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '-r' || words[i] === '--require') preloaded.push(words[++i]);
    else if (!words[i].startsWith('-')) return { preloaded, named: words[i] };
  }
  return { preloaded, named: undefined };
}

function start(path) {
  const manifest = join(path, 'package.json');
  if (!existsSync(manifest)) return require(path);
  const { main = 'index.js', productName, name, version } = JSON.parse(readFileSync(manifest, 'utf8'));
  app.setAppPath(path);
  app.setName(productName ?? name);
  if (version) app.setVersion(version);
  return require(join(path, main));
}
