import { counted, finding } from '@core/importing/findings';
import { AppError } from '@shared/errors';
import type { Finding } from '@shared/series';
import type { InspectedFile } from './inspect-file';
import type { TableSource } from './table-source';
import { textTable } from './text-table';
import type { ZipMember } from './zip-archive';
import { zipBytes } from './zip-bytes';
import { fileNameInArchive } from './zip-names';

/**
 * One file of a zip archive as a table.
 *
 * @param entry its name; where it is left out in an archive of several, the first is shown with an error.
 * @throws AppError `notFound` where the archive has no such file.
 */
export async function zipTable(
  file: InspectedFile,
  members: readonly ZipMember[],
  entry: string | undefined,
  signal: AbortSignal | undefined,
): Promise<TableSource> {
  const member = entry === undefined ? members[0]! : memberNamed(members, entry, file.name);
  const bytes = zipBytes(member, file.name, file.path);
  const table = await textTable(file, bytes, member.name, signal);
  const isOpen = entry === undefined && members.length > 1;
  return {
    ...table,
    entries: members.length > 1 ? members.map(({ name }) => name) : [],
    entry: member.name,
    findings: isOpen ? [severalFiles(file.name, members)] : [],
  };
}

function memberNamed(members: readonly ZipMember[], entry: string, archive: string): ZipMember {
  const found = members.find(({ name }) => name === entry);
  if (found !== undefined) return found;
  throw new AppError(
    'notFound',
    `"${archive}" holds no data file named ${fileNameInArchive(entry)}. It holds ${listed(members)}.`,
  );
}

/** An error, since no rule could say which of them is meant. */
function severalFiles(archive: string, members: readonly ZipMember[]): Finding {
  return finding('several-files', 'error', members.length, {
    message:
      `"${archive}" holds ${counted(members.length, 'data file')}: ${listed(members)}. One series is made of one of them; the first is shown. ` +
      'Choose which to read, or import all of them, each as a series of its own.',
  });
}

function listed(members: readonly ZipMember[]): string {
  const shown = members.slice(0, 3).map(({ name }) => fileNameInArchive(name));
  const more = members.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${counted(more, 'more', 'more')}` : '');
}
