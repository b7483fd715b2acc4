#!/usr/bin/env node
import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { folderKilobytes, parse } from './lib/fpm-arguments.mjs';

/**
 * Stands in for fpm, which electron-builder would download: makes a Debian package with the system's own dpkg-deb, out
 * of the arguments that electron-builder gives to fpm (app-builder-lib, FpmTarget).
 */
const { options, inputs } = parse(process.argv.slice(2));
const root = mkdtempSync(join(tmpdir(), 'longshort-deb-'));
try {
  for (const { from, to } of inputs) {
    const target = join(root, to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, verbatimSymlinks: true });
  }
  const control = join(root, 'DEBIAN');
  mkdirSync(control);
  writeFileSync(join(control, 'control'), controlFile());
  script('postinst', options['after-install']);
  script('postrm', options['after-remove']);
  execFileSync('chmod', ['-R', 'u+rwX,go+rX,go-w', root]);
  const compression = options['deb-compression'] ?? 'xz';
  const args = ['--root-owner-group', `-Z${compression}`, '-z6', '--build', root, options.package];
  execFileSync('dpkg-deb', args, { stdio: ['ignore', 'ignore', 'inherit'] });
} finally {
  rmSync(root, { recursive: true, force: true });
}

function script(name, source) {
  if (!source) return;
  copyFileSync(source, join(root, 'DEBIAN', name));
  chmodSync(join(root, 'DEBIAN', name), 0o755);
}

function controlFile() {
  const [synopsis, ...description] = options.description.trim().split('\n');
  const fields = {
    Package: options.name,
    Version: options.version,
    Architecture: options.architecture,
    Maintainer: options.maintainer,
    'Installed-Size': folderKilobytes(root),
    Depends: options.depends.join(', '),
    Recommends: options.recommends.join(', '),
    Section: options.category ?? 'science',
    Priority: options['deb-priority'],
    Homepage: options.url,
    Description: [synopsis, ...description.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return `${lines.map(([key, value]) => `${key}: ${value}`).join('\n')}\n`;
}
