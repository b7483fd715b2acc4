import {
  type AsyncBuffer,
  type ColumnMetaData,
  type Compressors,
  type FileMetaData,
  type PageHeader,
  parquetSchema,
  type SchemaElement,
} from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { damaged } from './guard';
import { checkRuns } from './runs';

const maxPageBytes = 256 * 1024 * 1024;

/** A column whose values are no lists; its definition levels, if it has any, tell only whether there is a value. */
interface FlatColumn {
  readonly meta: ColumnMetaData;
  readonly rows: number;
  readonly begin: number;
  readonly bytes: number;
  readonly isOptional: boolean;
}

/** A file whose columns are looked through before they are decoded, and what unpacks their pages. */
export interface CheckedFile {
  readonly file: AsyncBuffer;
  readonly compressors: Compressors;
}

/**
 * The reader believes what a file claims: a length of two billion is written out. So every page of a column is
 * unpacked and looked through when the column is fetched; the reader then gets the bytes already unpacked.
 */
export function checkedPages(file: AsyncBuffer, metadata: FileMetaData, unpackers: Compressors): CheckedFile {
  const columns = flatColumns(metadata);
  const unpackedOf = new WeakMap<ArrayBufferLike, Map<number, Uint8Array>>();
  const compressors = Object.fromEntries(
    Object.entries(unpackers).map(([codec, unpack]) => [
      codec,
      (input: Uint8Array, length: number) =>
        unpackedOf.get(input.buffer)?.get(input.byteOffset) ?? unpack(input, length),
    ]),
  );
  return {
    compressors,
    file: {
      byteLength: file.byteLength,
      async slice(start, end) {
        const buffer = await file.slice(start, end);
        const unpacked = new Map<number, Uint8Array>();
        unpackedOf.set(buffer, unpacked);
        for (const column of columns) {
          const from = column.begin - start;
          if (from < 0 || from + column.bytes > buffer.byteLength) continue;
          checkColumn(column, new DataView(buffer, from, column.bytes), unpackers, unpacked);
        }
        return buffer;
      },
    },
  };
}

function flatColumns(metadata: FileMetaData): FlatColumn[] {
  const elements = new Map(parquetSchema(metadata).children.map(({ element }) => [element.name, element]));
  return metadata.row_groups.flatMap(({ columns, num_rows: rows }) =>
    columns.flatMap(({ meta_data: meta }) => {
      const element = meta?.path_in_schema.length === 1 ? elements.get(meta.path_in_schema[0]!) : undefined;
      return meta === undefined || element === undefined ? [] : [flatColumn(meta, element, Number(rows))];
    }),
  );
}

function flatColumn(meta: ColumnMetaData, element: SchemaElement, rows: number): FlatColumn {
  const { dictionary_page_offset: dictionary, data_page_offset: data, total_compressed_size: bytes } = meta;
  const begin = dictionary !== undefined && dictionary > 0n && dictionary < data ? dictionary : data;
  const isOptional = element.repetition_type !== 'REQUIRED';
  return { meta, rows, begin: Number(begin), bytes: Number(bytes), isOptional };
}

function checkColumn(
  { meta, rows, isOptional }: FlatColumn,
  view: DataView<ArrayBuffer>,
  unpackers: Compressors,
  unpacked: Map<number, Uint8Array>,
): void {
  const reader = { view, offset: 0 };
  let values = 0;
  while (values < rows && reader.offset < view.byteLength - 1) {
    const header = parquetHeader(reader);
    const packed = new Uint8Array(view.buffer, view.byteOffset + reader.offset, packedBytes(header, reader));
    reader.offset += packed.length;
    const levels = levelBytes(header, packed.length);
    const body = packed.subarray(levels);
    const bytes = unpackBody(header, body, levels, meta, unpackers);
    if (bytes !== body) unpacked.set(body.byteOffset, bytes);
    values += checkPage(header, packed, bytes, rows - values, isOptional);
  }
  if (values !== rows) throw damaged('a column has fewer values than rows');
}

function packedBytes(
  { compressed_page_size: bytes }: PageHeader,
  reader: { view: DataView; offset: number },
): number {
  if (!(bytes >= 0 && reader.offset + bytes <= reader.view.byteLength))
    throw damaged('a page ends outside of its column');
  return bytes;
}

/** In the second version of data pages the levels stand before the packed part. */
function levelBytes({ data_page_header_v2: second }: PageHeader, packed: number): number {
  if (second === undefined) return 0;
  const { definition_levels_byte_length: definition, repetition_levels_byte_length: repetition } = second;
  if (!(definition >= 0 && repetition >= 0 && definition + repetition <= packed))
    throw damaged('the levels of a page end outside of it');
  return definition + repetition;
}

function unpackBody(
  { uncompressed_page_size: size, data_page_header_v2: second }: PageHeader,
  body: Uint8Array,
  levels: number,
  { codec }: ColumnMetaData,
  unpackers: Compressors,
): Uint8Array {
  if (!(size >= levels && size <= maxPageBytes)) throw damaged('a page is too large to be one');
  if (codec === 'UNCOMPRESSED' || second?.is_compressed === false) return body;
  const unpack = unpackers[codec];
  if (unpack === undefined) throw damaged(`its compression ${codec} is not known`);
  return unpack(body, size - levels);
}

/** @returns number of values, or nulls, on the page. */
function checkPage(
  header: PageHeader,
  packed: Uint8Array,
  bytes: Uint8Array,
  rowsLeft: number,
  isOptional: boolean,
): number {
  const { data_page_header: first, data_page_header_v2: second, dictionary_page_header: dictionary } = header;
  if (dictionary !== undefined) {
    if (!(dictionary.num_values >= 0 && dictionary.num_values <= bytes.length))
      throw damaged('a dictionary has more words than bytes');
    return 0;
  }
  const data = first ?? second;
  if (data === undefined) throw damaged('a page is of no known kind');
  const count = data.num_values;
  if (!(count > 0 && count <= rowsLeft)) throw damaged('a column has more values than rows');
  let begin = 0;
  if (second !== undefined) {
    if (isOptional) checkRuns(packed, second.repetition_levels_byte_length, 1, count);
  } else if (isOptional) {
    checkRuns(bytes, 4, 1, count);
    begin = 4 + new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(0, true);
  }
  checkValues(data.encoding, bytes, begin, count);
  return count;
}

/** Of the encodings only the runs can claim more than they hold; a page may also hold nothing but nulls. */
function checkValues(encoding: string, bytes: Uint8Array, begin: number, count: number): void {
  const isBoolean = encoding === 'RLE';
  if (!isBoolean && !encoding.endsWith('_DICTIONARY')) return;
  const width = isBoolean ? 1 : bytes[begin];
  if (width === undefined || width === 0) return;
  checkRuns(bytes, begin + (isBoolean ? 4 : 1), width, count);
}
