import { basename } from 'node:path';
import { adjustedBasisFinding } from '@core/importing/adjusted-basis';
import { compareSeries, mergeSeries } from '@core/importing/compare-series';
import { misfitOf } from '@core/importing/fits-series';
import { medianInterval } from '@core/importing/gaps';
import { remediedFinding } from '@core/importing/remedied-bars';
import { warningsOfAll } from '@core/importing/series-warnings';
import { timesOf } from '@core/series-data';
import { AppError } from '@shared/errors';
import type { ReadHooks } from '../importing/byte-source';
import { loadFile } from '../importing/read-table';
import { inSnapshot } from '../storage/open';
import { activeRemedies } from '../storage/remedies';
import { chunkBars, getSeries, readSeries } from '../storage/series';
import { readWorkspace } from '../storage/workspace';
import { hashOfData, leaveData } from './leave-series';
import type { FileForSeries, JobResult } from './protocol';

/** What a file would add to a series and change in it. @throws AppError where it cannot be read or does not fit the series. */
export async function compareFile(task: FileForSeries, hooks: ReadHooks): Promise<JobResult> {
  const { series, stored, remedies, loaded } = await readBoth(task, hooks);
  const comparison = compareSeries(stored, loaded.data);
  const ofBoth = [
    remediedFinding(stored, loaded.data, remedies),
    adjustedBasisFinding(stored, loaded.data),
  ].filter((one) => one !== null);
  const findings = [...ofBoth, ...loaded.report.findings];
  return { kind: 'compare', comparison: { series, ...comparison, report: { ...loaded.report, findings } } };
}

/** Leaves the series with the file added to it, from the first chunk on that differs. @throws AppError as `compareFile`. */
export async function appendFile(
  task: FileForSeries & { readonly replaceChanged: boolean; readonly folder: string },
  hooks: ReadHooks,
): Promise<JobResult> {
  const { series, stored, loaded } = await readBoth(task, hooks);
  const { data, added, replaced, firstRow } = mergeSeries(stored, loaded.data, task.replaceChanged);
  const firstSeq = Math.floor(firstRow / chunkBars);
  return {
    kind: 'append',
    options: loaded.options,
    appended: {
      revision: series.revision,
      file: leaveData(task.folder, 'series', data, firstSeq),
      firstSeq,
      intervalMs: medianInterval(timesOf(data)),
      dataHash: hashOfData(data),
      warnings: warningsOfAll(data, loaded.report),
      added,
      replaced,
    },
  };
}

async function readBoth({ workspace, seriesId, path, options }: FileForSeries, hooks: ReadHooks) {
  const loaded = await loadFile(path, options ?? undefined, hooks);
  const db = readWorkspace(workspace);
  try {
    return inSnapshot(db, () => {
      const series = getSeries(db, seriesId);
      const misfit = misfitOf(series, loaded.data, basename(path));
      if (misfit !== null) throw new AppError('invalid', misfit);
      return { series, stored: readSeries(db, seriesId), remedies: activeRemedies(db, seriesId), loaded };
    });
  } finally {
    db.close();
  }
}
