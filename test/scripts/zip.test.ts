import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileFromTgz, zipEntries } from '../../scripts/lib/zip.mjs';

describe('zipEntries', () => {
  it('gives every file with its mode and contents, stored and deflated, and leaves folders out', async () => {
    const zip = makeZip([
      { name: 'folder/', mode: 0o40755, data: '', isDeflated: false },
      { name: 'folder/plain.txt', mode: 0o100644, data: 'as it is', isDeflated: false },
      { name: 'folder/program', mode: 0o100755, data: 'again '.repeat(500), isDeflated: true },
    ]);
    const found = [];
    for (const { name, mode, read } of zipEntries(zip)) {
      found.push({ name, mode, data: Buffer.from(await read()).toString() });
    }
    expect(found).toEqual([
      { name: 'folder/plain.txt', mode: 0o100644, data: 'as it is' },
      { name: 'folder/program', mode: 0o100755, data: 'again '.repeat(500) },
    ]);
  });

  it('refuses what is no zip', () => {
    expect(() => [...zipEntries(Buffer.from('something else'))]).toThrow('not a zip file');
  });
});

describe('fileFromTgz', () => {
  const tgz = gzipSync(
    Buffer.concat([
      tarEntry('package/package.json', '{}'),
      tarEntry('package/a.zip', 'zipped'),
      Buffer.alloc(1024),
    ]),
  );

  it('finds the file by the end of its name', async () => {
    expect((await fileFromTgz(tgz, 'a.zip')).toString()).toBe('zipped');
  });

  it('says which file is missing', async () => {
    await expect(fileFromTgz(tgz, 'b.zip')).rejects.toThrow('b.zip');
  });
});

interface Entry {
  readonly name: string;
  readonly mode: number;
  readonly data: string;
  readonly isDeflated: boolean;
}

/** Local headers, central directory and end record, after the format's specification (APPNOTE 4.3). */
function makeZip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, mode, data, isDeflated } of entries) {
    const packed = isDeflated ? deflateRawSync(data) : Buffer.from(data);
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.write('PK\x01\x02', 'latin1');
    central.writeUInt16LE(isDeflated ? 8 : 0, 10);
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(mode * 65536, 38);
    central.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), packed);
    centrals.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...centrals, end]);
}

function tarEntry(name: string, data: string): Buffer {
  const block = Buffer.alloc(512 + Math.ceil(data.length / 512) * 512);
  block.write(name);
  block.write(data.length.toString(8).padStart(11, '0'), 124);
  block.write(data, 512);
  return block;
}
