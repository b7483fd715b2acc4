import { resolve } from 'node:path';
import { importFile, previewImport } from '@main/services/importing';
import { type ImportOptions, importOptions, seriesName } from '@shared/series';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { note, printJson, printLine } from '../output';
import { type WorkspaceOptions, withWorkspace, workspaceOption } from '../workspace';

interface ImportFlags extends WorkspaceOptions {
  readonly name?: string;
  readonly delimiter?: ImportOptions['delimiter'];
  readonly decimal?: ImportOptions['decimal'];
  readonly dateFormat?: string;
  readonly timeZone?: string;
  readonly json?: boolean;
}

export function addImportCommand(program: Command): void {
  program
    .command('import <file>')
    .description('import a CSV file of bars as a series; how to read it is detected unless told')
    .requiredOption(...workspaceOption)
    .option('--name <name>', 'name of the series; the file name unless told', nameOf)
    .addOption(choice('--delimiter <character>', 'column delimiter', importOptions.shape.delimiter.options))
    .addOption(choice('--decimal <character>', 'decimal point or comma', importOptions.shape.decimal.options))
    .option('--date-format <pattern>', 'such as dd.MM.yyyy')
    .option('--time-zone <zone>', 'IANA zone of times without an offset, such as America/New_York')
    .option('--json', 'print the series and the report as JSON')
    .action(importCommand);
}

function choice(flags: string, description: string, values: readonly string[]): Option {
  return new Option(flags, description).choices(values);
}

function nameOf(text: string): string {
  const name = seriesName.safeParse(text);
  if (!name.success) throw new InvalidArgumentError('A name has 1 to 200 characters.');
  return name.data;
}

async function importCommand(file: string, flags: ImportFlags): Promise<void> {
  await withWorkspace({ ...flags, whenMissing: 'create' }, async ({ importing }) => {
    const path = resolve(file);
    const detected = await previewImport(importing, path, null);
    const options = corrected(detected.options, flags);
    const preview = options === detected.options ? detected : await previewImport(importing, path, options);
    for (const finding of preview.report.findings) {
      note(`${finding.severity}: ${finding.message}`);
      for (const example of finding.examples.slice(0, 3)) note(`  line ${example.line}: ${example.reason}`);
    }
    const series = await importFile(importing, path, options, flags.name ?? preview.suggestedName);
    if (flags.json) printJson({ series, report: preview.report });
    else printLine(`Imported ${series.bars} bars as "${series.name}".`);
  });
}

/** The detected options with the flags over them; the same object where there are none. */
function corrected(options: ImportOptions, flags: ImportFlags): ImportOptions {
  const { delimiter, decimal, dateFormat, timeZone } = flags;
  const given = Object.entries({ delimiter, decimal, dateFormat, timeZone }).filter(
    ([, value]) => value !== undefined,
  );
  return given.length === 0 ? options : { ...options, ...Object.fromEntries(given) };
}
