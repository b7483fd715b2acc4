import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const flags = new Set(['--force', '--debug']);
const lists = { '-d': 'depends', '--deb-recommends': 'recommends' };

/**
 * fpm's arguments as electron-builder writes them: `--name value`, repeated lists, flags without a value, and inputs
 * as `source=target`, where a source folder that ends in `/` means its contents.
 */
export function parse(words) {
  const options = { depends: [], recommends: [] };
  const inputs = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (flags.has(word)) continue;
    if (lists[word]) options[lists[word]].push(words[++i]);
    else if (word.startsWith('-')) options[word.replace(/^-+/, '')] = words[++i];
    else inputs.push(input(word));
  }
  return { options, inputs };
}

function input(word) {
  const at = word.lastIndexOf('=');
  return { from: word.slice(0, at).replace(/\/$/, ''), to: word.slice(at + 1) };
}

/** Size on disk, as a package's Installed-Size counts it. */
export function folderKilobytes(folder) {
  let total = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    total += entry.isDirectory() ? folderKilobytes(path) : Math.ceil(lstatSync(path).size / 1024);
  }
  return total;
}
