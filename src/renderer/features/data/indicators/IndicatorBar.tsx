import { Loader } from '@mantine/core';
import { useFeatureCatalog } from '../../../api/queries';
import { IndicatorChip } from './IndicatorChip';
import { IndicatorPicker } from './IndicatorPicker';
import { useIndicatorStore } from './indicator-store';
import classes from './indicators.module.css';

interface IndicatorBarProps {
  readonly isLoading: boolean;
  readonly faults: ReadonlyMap<string, string>;
}

/** The indicators on the chart, each to change or remove, and the way to add one. */
export function IndicatorBar({ isLoading, faults }: IndicatorBarProps) {
  const { data: catalog = [] } = useFeatureCatalog();
  const chosen = useIndicatorStore((state) => state.chosen);
  return (
    <div className={classes.bar}>
      <IndicatorPicker catalog={catalog} />
      {chosen.map((indicator) => {
        const descriptor = catalog.find(({ kind }) => kind === indicator.feature.kind);
        if (descriptor === undefined) return null;
        return (
          <IndicatorChip
            key={indicator.id}
            indicator={indicator}
            descriptor={descriptor}
            fault={faults.get(indicator.id) ?? null}
          />
        );
      })}
      {isLoading && <Loader size={14} aria-label="Computing indicators" />}
    </div>
  );
}
