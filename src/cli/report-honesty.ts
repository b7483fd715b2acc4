import type { Services } from '@main/services/app';
import type { HonestyReport } from '@shared/honesty';
import type { RunSummary } from '@shared/runs';
import { decimal, figure, table } from './output';

/** What stands beside the Sharpe ratio of a run, without the lines of the ledger; null of one without a result. */
export type RunHonestyReport = Omit<HonestyReport, 'ledger'>;

export async function honestyOf(
  { honesty }: Services,
  { id, state }: Pick<RunSummary, 'id' | 'state'>,
): Promise<RunHonestyReport | null> {
  if (state !== 'done') return null;
  const { ledger: _, ...report } = await honesty.report(id);
  return report;
}

/** As text for a terminal, the verdict first; nothing of none. */
export function honestyLines(report: RunHonestyReport | null): readonly string[] {
  if (report === null) return [];
  const { overfitting } = report;
  const pbo = overfitting.kind === 'judged' ? decimal(overfitting.probability) : 'n/a';
  return [
    '',
    report.verdict,
    table(
      [report],
      [
        figure('trials', (row) => String(row.trials)),
        figure('effective', (row) => decimal(row.effectiveTrials, 1)),
        figure('Sharpe', (row) => decimal(row.sharpe)),
        figure('PSR', (row) => decimal(row.probabilistic)),
        figure('luck alone', (row) => decimal(row.luckySharpe)),
        figure('deflated', (row) => decimal(row.deflated)),
        figure('years needed', (row) => decimal(row.minimumYears, 1)),
        figure('PBO', () => pbo),
      ],
    ),
  ];
}
