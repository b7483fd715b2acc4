import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { AddSelect } from '../AddSelect';
import styles from '../editor.module.css';
import { fieldId, useSpecEditor } from '../editor-context';
import type { Json } from '../json';
import { useMainSeries } from '../use-main-series';
import { AuxiliaryRow } from './AuxiliaryRow';
import { auxiliaryOf, textAt } from './joined';
import { SeriesOption } from './kinds';
import { suggestJoin } from './suggest';

const path = 'data.auxiliary';

/** The joined series, one a row, and the workspace's other series to add from. */
export function AuxiliaryEditor(): ReactNode {
  const { value, setField, faults, series } = useSpecEditor();
  const main = useMainSeries();
  const rows = auxiliaryOf(value);
  const others = series.filter(({ id }) => id !== main?.id);
  const ownFault = faults.at(path);
  const add = (name: string): void => {
    const chosen = others.find((one) => one.name === name);
    if (chosen === undefined) return;
    const join = suggestJoin(
      chosen,
      rows.map((row) => textAt(row, 'name')),
    );
    setField(path, [...rows, { ...join }]);
  };
  return (
    <div className={styles.wide}>
      {rows.length === 0 ? (
        <Text className="ls-quiet" mb="xs">
          None yet. A volatility index, a sentiment score or an order book can be read beside the bars.
        </Text>
      ) : (
        <ol className={styles.features} aria-label="Joined series">
          {[...rows.keys()].map((index) => (
            <AuxiliaryRow key={index} index={index} onRemove={() => setField(path, without(rows, index))} />
          ))}
        </ol>
      )}
      {ownFault && (
        <Text size="xs" c="var(--mantine-color-error)" mb="xs" role="alert">
          {ownFault}
        </Text>
      )}
      <AddSelect
        id={fieldId(path)}
        data-testid="add-auxiliary"
        aria-label="Join a series"
        placeholder={
          others.length === 0 ? 'No other series yet: import one on the Data page' : 'Join a series…'
        }
        disabled={others.length === 0}
        nothingFoundMessage="No series of that name"
        data={others.map(({ name }) => name)}
        renderOption={({ option }) => {
          const one = others.find(({ name }) => name === option.value);
          return one === undefined ? option.label : <SeriesOption series={one} />;
        }}
        onAdd={add}
      />
    </div>
  );
}

function without(rows: readonly Json[], index: number): readonly Json[] {
  return rows.filter((_, i) => i !== index);
}
