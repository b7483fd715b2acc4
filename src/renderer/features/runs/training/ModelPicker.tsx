import { Select } from '@mantine/core';
import type { RunDetail } from '@shared/runs';
import type { ReactNode } from 'react';
import { formatCount } from '../../../ui/format';
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
      <Select
        label="Fold"
        data-testid="pick-fold"
        className={styles.pick}
        value={asValue(choice.fold)}
        data={[
          { value: ALL, label: `All ${formatCount(folds, 'fold')}` },
          ...places(folds).map((fold) => ({ value: String(fold), label: `Fold ${fold + 1}` })),
        ]}
        onChange={(value) => onChange({ ...choice, fold: asPlace(value) })}
        disabled={folds === 1}
        searchable={folds > 12}
      />
      <Select
        label="Seed"
        data-testid="pick-seed"
        className={styles.pick}
        value={asValue(choice.place)}
        data={[
          { value: ALL, label: `All ${formatCount(run.seeds, 'seed')}` },
          ...places(run.seeds).map((place) => ({
            value: String(place),
            label: `Seed ${run.spec.seed + place}`,
          })),
        ]}
        onChange={(value) => onChange({ ...choice, place: asPlace(value) })}
        disabled={run.seeds === 1}
      />
    </div>
  );
}

const places = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place);
const asValue = (place: number | null): string => (place === null ? ALL : String(place));
const asPlace = (value: string | null): number | null =>
  value === null || value === ALL ? null : Number(value);
