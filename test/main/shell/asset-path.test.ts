import { gpuOrigin, originOf, resolveAsset } from '@main/shell/asset-path';
import { describe, expect, it } from 'vitest';

const folder = '/opt/longshort/renderer';

describe('an app:// address', () => {
  it('is a file of the renderer', () => {
    expect(resolveAsset(folder, 'app://longshort/')).toBe(`${folder}/index.html`);
    expect(resolveAsset(folder, 'app://longshort/assets/index.js?v=1#top')).toBe(`${folder}/assets/index.js`);
  });

  it.each([
    'app://longshort/../main/index.js',
    'app://longshort/%2e%2e/main/index.js',
    'app://longshort/..%2fmain%2findex.js',
    'app://longshort/..%5cmain%5cindex.js',
    'app://longshort/a%00.js',
    'app://longshort/%E0%A4%A.js',
    'app://other/index.html',
    'app://longshort/database.longshort',
    'app://longshort/etc/passwd',
  ])('is refused or kept inside the folder: %s', (url) => {
    const path = resolveAsset(folder, url);
    expect(path === null || path.startsWith(`${folder}/`)).toBe(true);
  });

  it('never leaves the folder by an encoded separator', () => {
    expect(resolveAsset(folder, 'app://longshort/..%2fmain%2findex.js')).toBeNull();
    expect(resolveAsset(folder, 'app://longshort/..%5cmain%5cindex.js')).toBeNull();
    expect(resolveAsset(folder, 'app://longshort/a%00.js')).toBeNull();
    expect(resolveAsset(folder, 'app://other/index.html')).toBeNull();
    expect(resolveAsset(folder, 'app://longshort/etc/passwd')).toBeNull();
  });
});

describe('the page that trains on the graphics card', () => {
  it('has a folder and an origin of its own', () => {
    expect(resolveAsset('/opt/gpu', 'app://gpu/?software', gpuOrigin)).toBe('/opt/gpu/index.html');
    expect(resolveAsset('/opt/gpu', 'app://gpu/worker.js?software', gpuOrigin)).toBe('/opt/gpu/worker.js');
    expect(resolveAsset('/opt/gpu', 'app://longshort/worker.js', gpuOrigin)).toBeNull();
    expect(resolveAsset(folder, 'app://gpu/worker.js')).toBeNull();
    expect(originOf(`${gpuOrigin}/worker.js`)).toBe(gpuOrigin);
  });
});

describe('the origin of an address', () => {
  it('tells our page from any other', () => {
    expect(originOf('app://longshort/#/runs')).toBe('app://longshort');
    expect(originOf('app://longshort.evil/')).not.toBe('app://longshort');
    expect(originOf('https://longshort/')).not.toBe('app://longshort');
    expect(originOf('not an address')).toBe('');
  });
});
