import type { JudgedRun } from '@core/baselines/judge';
import { AppError } from '@shared/errors';
import type { SplitMetrics } from '@shared/runs';
import { type Columns, packColumns, unpackColumns } from '../../storage/columns';

/** What a run leaves for baselines that are added to it later: its judged test, and the folds that it was trained on. */
export interface KeptRun {
  readonly run: JudgedRun;
  readonly folds: readonly number[];
}

/** Name of the artifact. */
export const keptRunName = 'judged/test';

interface Extra {
  readonly metrics: SplitMetrics;
  readonly folds: readonly number[];
  readonly end: number;
}

export function packKeptRun({ run, folds }: KeptRun): Uint8Array {
  const { said, came, held, metrics, end } = run;
  const { moments, probability, probabilityDown, forecast, returns } = said;
  const always = { moments, probability, returns, outcome: came.outcome, label: came.label, held };
  const columns: Columns = {
    ...always,
    ...(probabilityDown && { probabilityDown }),
    ...(forecast && { forecast }),
  };
  const extra: Extra = { metrics, folds, end };
  return packColumns(columns, extra);
}

/** @throws AppError `io` where the bytes are not what `packKeptRun` wrote. */
export function unpackKeptRun(blob: Uint8Array): KeptRun {
  const { columns, extra } = unpackColumns(blob);
  const { metrics, folds, end } = extra as Extra;
  const sometimes = (name: string) => (columns[name] instanceof Float64Array ? columns[name] : null);
  const always = (name: string) => sometimes(name) ?? lacking(name);
  const moments = columns.moments;
  return {
    folds,
    run: {
      metrics,
      end,
      said: {
        moments: moments instanceof Int32Array ? moments : lacking('moments'),
        probability: always('probability'),
        probabilityDown: sometimes('probabilityDown'),
        forecast: sometimes('forecast'),
        returns: always('returns'),
      },
      came: { outcome: always('outcome'), label: always('label') },
      held: always('held'),
    },
  };
}

function lacking(name: string): never {
  throw new AppError(
    'io',
    `What the run keeps for baselines lacks the column ${name}. Run the experiment again to replace it.`,
  );
}
