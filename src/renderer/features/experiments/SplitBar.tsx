import { Tooltip } from '@mantine/core';
import type { SpecCheck } from '@shared/experiments';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/format';
import { splitTitles } from '../runs/SplitSelect';
import styles from './plan.module.css';

type Plan = NonNullable<SpecCheck['plan']>;

interface Segment {
  readonly key: string;
  readonly kind: string;
  readonly bars: number;
  readonly label: string;
}

/** The bars of the series drawn to scale: warm-up, the splits, and what is purged between them. */
export function SplitBar({ plan }: { readonly plan: Plan }): ReactNode {
  const segments = segmentsOf(plan);
  return (
    <div className={styles.bar} role="img" aria-label={segments.map((one) => one.label).join('; ')}>
      {segments.map((segment) => (
        <Tooltip key={segment.key} label={segment.label}>
          <span
            className={styles.segment}
            data-kind={segment.kind}
            style={{ flexGrow: segment.bars, minWidth: segment.bars > 0 ? 3 : 0 }}
          />
        </Tooltip>
      ))}
    </div>
  );
}

function segmentsOf(plan: Plan): readonly Segment[] {
  const warmUp: Segment = {
    key: 'warm-up',
    kind: 'warm-up',
    bars: plan.warmUp,
    label: `Warm-up: ${formatCount(plan.warmUp, 'bar')} before every feature has a value`,
  };
  const splits = plan.splits.flatMap((split, index): readonly Segment[] => {
    const rows: Segment = {
      key: split.name,
      kind: split.name,
      bars: split.rows,
      label: `${splitTitles[split.name]}: ${formatCount(split.rows, 'row')}`,
    };
    const purge: Segment = {
      key: `purge-${split.name}`,
      kind: 'purge',
      bars: plan.purge,
      label: `Purged: ${formatCount(plan.purge, 'bar')}`,
    };
    return index === 0 ? [rows] : [purge, rows];
  });
  return [warmUp, ...splits];
}
