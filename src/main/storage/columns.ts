import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { AppError } from '@shared/errors';

type ColumnArray = Float64Array | Float32Array | Int32Array;
export type Columns = Readonly<Record<string, ColumnArray>>;

const types = { f64: Float64Array, f32: Float32Array, i32: Int32Array } as const;
type TypeName = keyof typeof types;

interface Header {
  readonly columns: readonly { readonly name: string; readonly type: TypeName; readonly length: number }[];
  readonly extra: unknown;
}

/**
 * Packs named columns and a JSON value into one deflated blob: [header length u32][header JSON][column bytes].
 * Every platform that Electron runs on is little-endian, so arrays are stored as they are in memory.
 */
export function packColumns(columns: Columns, extra: unknown = null): Buffer {
  const entries = Object.entries(columns);
  const header: Header = {
    columns: entries.map(([name, data]) => ({ name, type: typeOf(data), length: data.length })),
    extra,
  };
  const json = Buffer.from(JSON.stringify(header));
  const size = Buffer.alloc(4);
  size.writeUInt32LE(json.length);
  const bodies = entries.map(([, data]) => Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  return deflateRawSync(Buffer.concat([size, json, ...bodies]), { level: 1 });
}

/** @throws AppError `io` where the blob is not what `packColumns` wrote. */
export function unpackColumns(blob: Uint8Array): {
  readonly columns: Record<string, ColumnArray>;
  readonly extra: unknown;
} {
  try {
    const bytes = inflateRawSync(blob);
    const headerEnd = 4 + bytes.readUInt32LE(0);
    const header = JSON.parse(bytes.toString('utf8', 4, headerEnd)) as Header;
    const columns: Record<string, ColumnArray> = {};
    let offset = headerEnd;
    for (const { name, type, length } of header.columns) {
      const column = new types[type](length);
      const size = column.byteLength;
      if (offset + size > bytes.length) throw new Error(`column ${name} is cut off`);
      new Uint8Array(column.buffer).set(bytes.subarray(offset, offset + size));
      columns[name] = column;
      offset += size;
    }
    return { columns, extra: header.extra };
  } catch (error) {
    throw new AppError(
      'io',
      'Stored result data is damaged and cannot be read. Run the experiment again to replace it.',
      [],
      {
        cause: error,
      },
    );
  }
}

/** The named float64 column. */
export function float64(columns: Record<string, ColumnArray>, name: string): Float64Array {
  const column = columns[name];
  if (!(column instanceof Float64Array)) {
    throw new AppError(
      'io',
      `Stored result data lacks the column ${name}. Run the experiment again to replace it.`,
    );
  }
  return column;
}

function typeOf(data: ColumnArray): TypeName {
  if (data instanceof Float64Array) return 'f64';
  if (data instanceof Float32Array) return 'f32';
  return 'i32';
}
