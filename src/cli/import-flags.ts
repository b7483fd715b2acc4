import { type ColumnRole, columnRole } from '@shared/column-roles';
import { AppError } from '@shared/errors';
import type { ImportProfile } from '@shared/importing';
import { type ImportOptions, importOptions, seriesKinds, seriesName } from '@shared/series';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { WorkspaceOptions } from './workspace';

export interface ImportFlags extends WorkspaceOptions {
  readonly name?: string;
  readonly all?: boolean;
  readonly profile?: string;
  readonly append?: string;
  readonly replaceChanged?: boolean;
  readonly kind?: ImportOptions['kind'];
  readonly entry?: string;
  readonly symbol?: string;
  readonly columns?: ColumnRole[];
  readonly delimiter?: ImportOptions['delimiter'];
  readonly decimal?: ImportOptions['decimal'];
  readonly dateFormat?: string;
  readonly timeZone?: string;
  readonly json?: boolean;
}

export function addImportFlags(command: Command): Command {
  return command
    .option('--name <name>', 'name of the series; the file name unless told', nameOf)
    .option('--all', 'every file of an archive and every instrument of a file, each as a series')
    .option('--append <series>', 'add the file to a series: what it lacks, in one go')
    .option('--replace-changed', 'with --append: also replace what the file has otherwise')
    .option('--profile <name>', 'read as an import profile of the workspace says')
    .addOption(choice('--kind <kind>', 'what the file holds', seriesKinds))
    .option('--entry <file>', 'the file of a zip archive of several that is read')
    .option('--symbol <name>', 'the instrument of a file of several that is read')
    .option('--columns <roles>', 'roles of the columns, such as time,ignore,value', columnsOf)
    .addOption(choice('--delimiter <character>', 'column delimiter', importOptions.shape.delimiter.options))
    .addOption(choice('--decimal <character>', 'decimal point or comma', importOptions.shape.decimal.options))
    .option('--date-format <pattern>', 'such as dd.MM.yyyy')
    .option('--time-zone <zone>', 'IANA zone of times without an offset, such as America/New_York')
    .option('--json', 'print the series and the report as JSON');
}

/** What flags say of how a file is read. */
export function toldOptions(flags: ImportFlags): Partial<ImportOptions> {
  const { kind, entry, symbol, columns, delimiter, decimal, dateFormat, timeZone } = flags;
  const told = { kind, entry, symbol, columns, delimiter, decimal, dateFormat, timeZone };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

/** Detected options with the flags over them; columns are found anew where another kind or delimiter gives others. */
export function correctedOptions(detected: ImportOptions, told: Partial<ImportOptions>): ImportOptions {
  const isOther =
    (told.kind !== undefined && told.kind !== detected.kind) ||
    (told.delimiter !== undefined && told.delimiter !== detected.delimiter);
  return { ...detected, ...(isOther ? { columns: [] } : {}), ...told };
}

/** The options of a profile by its name. @throws AppError `notFound` with the names there are. */
export function profileNamed(profiles: readonly ImportProfile[], name: string): ImportOptions {
  const found = profiles.find((profile) => profile.name === name);
  if (found !== undefined) return found.options;
  const names = profiles.map((profile) => `"${profile.name}"`).join(', ');
  throw new AppError(
    'notFound',
    `The workspace has no import profile "${name}". ${names === '' ? 'It has none; save one in the import dialog.' : `It has ${names}.`}`,
  );
}

function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values);
}

function nameOf(text: string): string {
  const name = seriesName.safeParse(text);
  if (!name.success) throw new InvalidArgumentError('A name has 1 to 200 characters.');
  return name.data;
}

function columnsOf(text: string): ColumnRole[] {
  return text.split(',').map((each) => {
    const role = columnRole.safeParse(each.trim());
    if (role.success) return role.data;
    throw new InvalidArgumentError(
      `"${each.trim()}" is no role. Roles are time, open, high, low, close, volume, adjustedClose, value, ignore, and bidPrice1, bidSize1, askPrice1, askSize1 and so on.`,
    );
  });
}
