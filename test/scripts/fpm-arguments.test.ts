import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from '../../scripts/lib/fpm-arguments.mjs';

const folder = mkdtempSync(join(tmpdir(), 'longshort-fpm-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('parse', () => {
  it('reads values, lists, flags and inputs as electron-builder writes them', () => {
    const words = [
      '-s',
      'dir',
      '--force',
      '-t',
      'deb',
      '-d',
      'libnss3',
      '-d',
      'a | b',
      '--version',
      '1.0',
      '/x/=/opt/X',
    ];
    const { options, inputs } = parse(words);
    expect(options).toMatchObject({ s: 'dir', t: 'deb', version: '1.0', depends: ['libnss3', 'a | b'] });
    expect(inputs).toEqual([{ from: '/x', to: '/opt/X' }]);
  });
});

describe.runIf(process.platform === 'linux')('fpm-over-dpkg', () => {
  it('makes a package that dpkg reads, with files, scripts and dependencies', () => {
    mkdirSync(join(folder, 'app'));
    writeFileSync(join(folder, 'app/program'), '#!/bin/sh\n', { mode: 0o755 });
    writeFileSync(join(folder, 'after'), '#!/bin/sh\n');
    const deb = join(folder, 'out.deb');
    const fields = {
      architecture: 'amd64',
      name: 'sample',
      version: '1.2.3',
      maintainer: 'A <a@example.org>',
      package: deb,
    };
    const words = Object.entries({
      ...fields,
      description: 'Short\n long',
      'after-install': join(folder, 'after'),
    });
    const args = [
      ...words.flatMap(([key, value]) => [`--${key}`, value]),
      '-d',
      'libnss3',
      `${folder}/app/=/opt/Sample`,
    ];
    execFileSync(process.execPath, [resolve('scripts/fpm-over-dpkg.mjs'), ...args]);

    const control = execFileSync('dpkg-deb', ['-f', deb], { encoding: 'utf8' });
    expect(control).toMatch(/^Package: sample$/m);
    expect(control).toMatch(/^Depends: libnss3$/m);
    expect(control).toMatch(/^Description: Short\n long$/m);
    const contents = execFileSync('dpkg-deb', ['-c', deb], { encoding: 'utf8' });
    expect(contents).toMatch(/^-rwxr-xr-x root\/root .*\.\/opt\/Sample\/program$/m);
    expect(execFileSync('dpkg-deb', ['-I', deb, 'postinst'], { encoding: 'utf8' })).toBe('#!/bin/sh\n');
  });
});
