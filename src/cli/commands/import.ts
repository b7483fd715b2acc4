import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Services } from '@main/services/app';
import { appendImport, compareImport } from '@main/services/appending';
import { importFiles } from '@main/services/import-many';
import { importFile, previewImport } from '@main/services/importing';
import { AppError } from '@shared/errors';
import type { SeriesSummary } from '@shared/series';
import type { Command } from 'commander';
import {
  addImportFlags,
  correctedOptions,
  type ImportFlags,
  profileNamed,
  toldOptions,
} from '../import-flags';
import { counted, filesTable, noteChanges, noteFindings } from '../import-report';
import { note, printJson, printLine } from '../output';
import { withWorkspace, workspaceOption } from '../workspace';

export function addImportCommand(program: Command): void {
  const command = program
    .command('import <path...>')
    .description(
      'import files of market data, or folders of them, as series; how to read them is detected unless told',
    )
    .requiredOption(...workspaceOption);
  addImportFlags(command).action(importCommand);
}

async function importCommand(given: string[], flags: ImportFlags): Promise<void> {
  refuseNonsense(given, flags);
  const paths = given.map((path) => resolve(path));
  await withWorkspace(
    { ...flags, whenMissing: flags.append === undefined ? 'create' : 'fail' },
    (services) => {
      if (flags.append !== undefined) return append(services, paths[0]!, flags.append, flags);
      if (paths.length > 1 || flags.all || isFolder(paths[0]!)) return importMany(services, paths, flags);
      return importOne(services, paths[0]!, flags);
    },
  );
}

function refuseNonsense(
  paths: readonly string[],
  { name, append: series, replaceChanged, all }: ImportFlags,
): void {
  const isMany = paths.length > 1 || all || isFolder(paths[0]!);
  const fault =
    isMany && name !== undefined
      ? 'A name is for one series, and several are imported. Leave --name out: each is named after its file.'
      : isMany && series !== undefined
        ? 'One file at a time can be added to a series. Name the file.'
        : series !== undefined && name !== undefined
          ? 'A series that a file is added to keeps its name. Leave --name out.'
          : replaceChanged && series === undefined
            ? '--replace-changed goes with --append. Name the series that the file is added to.'
            : null;
  if (fault !== null) throw new AppError('invalid', fault);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // What is wrong with the path is told in a sentence by what reads it.
    return false;
  }
}

async function importOne(services: Services, path: string, flags: ImportFlags): Promise<void> {
  const { importing } = services;
  const preview = await previewAs(services, path, flags);
  if (preview.profile) note(`Read as the import profile "${preview.profile.name}" says.`);
  noteFindings(preview.report);
  const series = await importFile(importing, path, preview.options, flags.name ?? preview.suggestedName);
  if (flags.json) printJson({ series, report: preview.report });
  else printLine(`Imported ${counted(series.bars, series.kind)} as "${series.name}".`);
}

async function importMany(services: Services, paths: readonly string[], flags: ImportFlags): Promise<void> {
  const profile = flags.profile === undefined ? null : profileNamed(services.profiles.list(), flags.profile);
  const told = toldOptions(flags);
  if (profile === null && Object.keys(told).length > 0) {
    throw new AppError(
      'invalid',
      'How many files are read is said by a profile, since options are for the columns of one. Use --profile, or import them one by one.',
    );
  }
  const options = profile === null ? null : correctedOptions(profile, told);
  const files = await importFiles(services.importing, paths, options);
  if (files.some(({ series }) => series === null)) process.exitCode = 1;
  if (flags.json) printJson({ files });
  else printLine(filesTable(files));
}

async function append(services: Services, path: string, name: string, flags: ImportFlags): Promise<void> {
  const { importing } = services;
  const { id } = seriesNamed(services, name);
  const { options } = await previewAs(services, path, flags, id);
  const comparison = await compareImport(importing, id, path, options);
  const isReplacing = flags.replaceChanged === true;
  noteFindings(comparison.report);
  noteChanges(comparison);
  const { series, added, replaced } = await appendImport(importing, id, path, options, isReplacing);
  if (flags.json) return printJson({ series, added, replaced, comparison });
  const { identical, changed } = comparison;
  const kept =
    changed.count > replaced
      ? ` ${changed.count - replaced} that differ were left as they are; --replace-changed takes those of the file.`
      : '';
  printLine(
    `Added ${counted(added, series.kind)} to "${series.name}", replaced ${replaced}; ${identical} were there already.${kept}`,
  );
}

/** How the file is read in the end: as detected, or as a profile or the series says, with the flags over it. */
async function previewAs(services: Services, path: string, flags: ImportFlags, seriesId?: number) {
  const { importing, profiles } = services;
  const { entry, ...told } = toldOptions(flags);
  const start =
    flags.profile === undefined
      ? await previewImport(importing, path, { seriesId, entry })
      : {
          options: {
            ...profileNamed(profiles.list(), flags.profile),
            ...(entry === undefined ? {} : { entry }),
          },
        };
  if ('report' in start && Object.keys(told).length === 0) return start;
  return previewImport(importing, path, { options: correctedOptions(start.options, told) });
}

function seriesNamed({ series }: Services, name: string): SeriesSummary {
  const list = series.list();
  const found = list.find((each) => each.name === name);
  if (found !== undefined) return found;
  const names = list.slice(0, 5).map((each) => `"${each.name}"`);
  const there =
    names.length === 0 ? 'It has none.' : `It has ${names.join(', ')}${list.length > 5 ? ', ...' : ''}.`;
  throw new AppError('notFound', `The workspace has no series "${name}" to add to. ${there}`);
}
