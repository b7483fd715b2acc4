import { Select } from '@mantine/core';
import type { RunDetail } from '@shared/runs';
import type { ReactNode } from 'react';
import { formatNumber } from '../../../ui/format';
import type { ModelChoice, TrainedModel } from './model-curves';
import styles from './training.module.css';

interface Props {
  readonly run: RunDetail;
  readonly models: readonly TrainedModel[];
  readonly choice: ModelChoice;
  readonly onChange: (choice: ModelChoice) => void;
}

const ALL = 'all';

/** Which fold's and which seed's curves are drawn. */
export function ModelPicker({ run, models, choice, onChange }: Props): ReactNode {
  const folds = Math.max(run.folds ?? 1, ...models.map(({ fold }) => fold + 1));
  return (
    <div className={styles.picker}>
      {folds > 1 && (
        <Select
          label="Fold"
          data-testid="pick-fold"
          className={styles.pick}
          value={asValue(choice.fold)}
          data={[
            { value: ALL, label: `All ${formatNumber(folds)}` },
            ...places(folds).map((fold) => ({ value: String(fold), label: `Fold ${fold + 1}` })),
          ]}
          onChange={(value) => onChange({ ...choice, fold: asPlace(value) })}
          searchable={folds > 12}
        />
      )}
      {run.seeds > 1 && (
        <Select
          label="Seed"
          data-testid="pick-seed"
          className={styles.pick}
          value={asValue(choice.place)}
          data={[
            { value: ALL, label: `All ${formatNumber(run.seeds)}` },
            ...places(run.seeds).map((place) => ({
              value: String(place),
              label: `Seed ${run.spec.seed + place}`,
            })),
          ]}
          onChange={(value) => onChange({ ...choice, place: asPlace(value) })}
        />
      )}
    </div>
  );
}

const places = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place);
const asValue = (place: number | null): string => (place === null ? ALL : String(place));
const asPlace = (value: string | null): number | null =>
  value === null || value === ALL ? null : Number(value);
