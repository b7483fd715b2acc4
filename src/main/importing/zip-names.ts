import { posix } from 'node:path';

const dataExtensions = new Set(['.csv', '.tsv', '.tab', '.txt', '.asc', '.prn', '.psv', '.ssv', '.dat']);
const papers = /^(read[-_ ]?me|licen[cs]e|changelog|changes|about|notice|copying|terms|disclaimer)\b/i;

/** Whether a file of an archive or a folder may hold a table, judged by its name: `aapl.csv`, not `README.txt`. */
export function isDataFile(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (parts.some((part) => part.startsWith('.') || part === '__MACOSX') || papers.test(name)) return false;
  return dataExtensions.has(posix.extname(name).toLowerCase());
}

/** Name of a series from the name of its file: `data/aapl.us.txt` is `aapl.us`, `prices.csv.gz` is `prices`. */
export function seriesNameOf(path: string): string {
  const name = posix.basename(path.replaceAll('\\', '/'));
  const bare = name.replace(/\.(gz|zip|parquet|pq)$/i, '');
  const extension = posix.extname(bare);
  return (dataExtensions.has(extension.toLowerCase()) ? bare.slice(0, -extension.length) : bare) || name;
}

/** A name in quotes, short enough for a sentence. */
export function fileNameInArchive(name: string): string {
  return `"${name.length > 120 ? `…${name.slice(-120)}` : name}"`;
}
