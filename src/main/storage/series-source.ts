import { createHash } from 'node:crypto';
import { factsText } from '@core/calendars/calendar';
import type { BarsSource, ExperimentData, SourceSeries } from '@core/dataset/experiment-data';
import { applyRemedies, type BarRemedy, changesBars } from '@core/quality/remedies';
import { SpecError } from '@core/spec/spec-error';
import type { SeriesSummary } from '@shared/series';
import type { ExperimentSpec, SpecFault } from '@shared/spec';
import { readActions } from './corporate-actions';
import { type Db, inSnapshot } from './open';
import { activeRemedies } from './remedies';
import type { RunSeries } from './run-series';
import { findSeriesByName, getSeries, readSeries, readSeriesEnd } from './series';
import { actOn } from './source-actions';

/** Everything that a spec reads, and the hash of it all. */
export interface GatheredData {
  readonly data: ExperimentData;
  readonly hash: string;
}

/** A series, and the hashes of what experiments see of it, by the prices that they ask for. */
export type HashedSource = SourceSeries & {
  readonly hashes: Readonly<Record<ExperimentSpec['data']['prices'], string>>;
};

/** One series as experiments see it. */
export function readSource(db: Db, id: number): HashedSource {
  return inSnapshot(db, () => {
    const series = getSeries(db, id);
    const remedies = activeRemedies(db, id);
    const onBars = remedies.filter(changesBars);
    const remedied = applyRemedies(readSeries(db, id), onBars).data;
    const { data, actions, lines, rawLines } = actOn(db, series, remedied, remedies);
    const hashes = {
      raw: changedHash(series.dataHash, onBars, rawLines),
      adjusted: changedHash(series.dataHash, onBars, lines),
    };
    return { data, intervalMs: series.intervalMs, actions, hashes };
  });
}

/**
 * At least so many of the last bars as `readSource` would give them, and the index of the first; null where something was done to
 * the series, since what comes of that may depend on all of it.
 */
export function readSourceEnd(
  db: Db,
  id: number,
  atLeast: number,
): { readonly source: SourceSeries; readonly first: number } | null {
  return inSnapshot(db, () => {
    if (activeRemedies(db, id).length > 0 || readActions(db, id).actions.length > 0) return null;
    const { data, first } = readSeriesEnd(db, id, atLeast);
    return { source: { data, intervalMs: getSeries(db, id).intervalMs, actions: [] }, first };
  });
}

/**
 * The series that a spec is run on.
 *
 * @param named of the run that is asked for, whatever they are called today; found by their names where left out
 * @throws SpecError with a fault for every series, auxiliary ones included, that is not there or does not fit.
 */
export function requireSeries(db: Db, spec: ExperimentSpec['data'], named?: RunSeries): SeriesSummary {
  return findAll(db, spec, named).series;
}

/**
 * Reads all the data that a spec names, as they were at one moment.
 *
 * @param named the series of the run that is asked for, whatever they are called today; found by their names where left out.
 * @param read gives one of them by its id; from the workspace unless told.
 * @throws SpecError as `requireSeries`.
 */
export function gatherData(
  db: Db,
  spec: ExperimentSpec['data'],
  named?: RunSeries,
  read: (id: number) => HashedSource = (id) => readSource(db, id),
): GatheredData {
  return inSnapshot(db, () => gather(db, spec, named, read));
}

function gather(
  db: Db,
  spec: ExperimentSpec['data'],
  named: RunSeries | undefined,
  read: (id: number) => HashedSource,
): GatheredData {
  const found = findAll(db, spec, named);
  const series = barsOf(found.series.id, read);
  const auxiliary = found.auxiliary.map(({ name, id }) => ({ name, source: read(id) }));
  const panel = found.panel.map(({ name, id }) => ({ name, ...barsOf(id, read) }));
  return {
    data: {
      series: series.source,
      auxiliary: new Map(auxiliary.map(({ name, source }) => [name, source])),
      panel: panel.map(({ name, source }) => ({ name, source })),
    },
    hash: hashOf(series.hashes[spec.prices], [
      ...auxiliary.map(({ name, source }) => `${name} ${source.hashes[spec.prices]}`),
      ...(spec.calendar === null ? [] : [`calendar ${factsText(spec.calendar)}`]),
      // Names of series are free text: quoted, so that none reads as another line.
      ...panel.map(({ name, hashes }) => `panel ${JSON.stringify(name)} ${hashes[spec.prices]}`),
    ]),
  };
}

function barsOf(
  id: number,
  read: (id: number) => HashedSource,
): { readonly source: BarsSource } & Pick<HashedSource, 'hashes'> {
  const { hashes, data, ...rest } = read(id);
  if (data.kind !== 'bars') throw new Error(`Series ${id} changed its kind.`);
  return { source: { ...rest, data }, hashes };
}

function findAll(db: Db, spec: ExperimentSpec['data'], named: RunSeries = new Map()) {
  const find = (name: string) => {
    const id = named.get(name);
    return id === undefined ? findSeriesByName(db, name) : getSeries(db, id);
  };
  const series = find(spec.series);
  const auxiliary = spec.auxiliary.map((one) => ({ ...one, found: find(one.series) }));
  const panel = spec.panel.map((name) => ({ name, found: find(name) }));
  const faults = [
    ...(series === null ? [missing('data.series', spec.series)] : wrongKind('data.series', series)),
    ...auxiliary.flatMap(({ found, series: name }, index) =>
      found === null ? [missing(`data.auxiliary.${index}.series`, name)] : [],
    ),
    ...panel.flatMap(({ found, name }, index) => {
      const path = `data.panel.${index}`;
      return found === null ? [missing(path, name)] : wrongKind(path, found);
    }),
  ];
  if (series === null || faults.length > 0) throw new SpecError(faults);
  return {
    series,
    auxiliary: auxiliary.flatMap(idOf),
    panel: panel.flatMap(idOf),
  };
}

function idOf({ name, found }: { readonly name: string; readonly found: SeriesSummary | null }) {
  return found === null ? [] : [{ name, id: found.id }];
}

/** That of the bars as imported where nothing was done to them; else of what was, in any order. */
function changedHash(dataHash: string, remedies: readonly BarRemedy[], actions: readonly string[]): string {
  if (remedies.length === 0 && actions.length === 0) return dataHash;
  const lines = remedies.map((remedy) =>
    [remedy.kind, remedy.from, remedy.to, remedy.kind === 'shift' ? remedy.hours : 0].join(' '),
  );
  return createHash('sha256')
    .update([dataHash, ...lines.sort(), ...actions].join('\n'))
    .digest('hex');
}

/** The hash of the series alone where it is alone, so that it is the one that the data page shows. */
function hashOf(series: string, others: readonly string[]): string {
  if (others.length === 0) return series;
  return createHash('sha256')
    .update([series, ...others].join('\n'))
    .digest('hex');
}

function missing(path: string, name: string): SpecFault {
  return {
    path,
    message: `names "${name}", which is not in this workspace; import it, or choose another series`,
  };
}

function wrongKind(path: string, { kind, name }: SeriesSummary): SpecFault[] {
  if (kind === 'bars') return [];
  const message = `names "${name}", which has no bars to trade; choose a series of bars, and join this one as an auxiliary series`;
  return [{ path, message }];
}
