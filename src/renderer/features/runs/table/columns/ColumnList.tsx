import { Checkbox, Text } from '@mantine/core';
import type { RunColumn } from '@shared/run-table';
import type { ReactNode } from 'react';
import { type ColumnGroup, fullTitle, groupTitles, wordsOf } from './column-words';
import styles from './columns.module.css';

interface Props {
  readonly columns: readonly RunColumn[];
  readonly wanted: string;
  readonly isDifferingOnly: boolean;
  readonly shown: readonly string[];
  readonly onToggle: (key: string) => void;
}

const groups = ['run', 'experiment', 'test', 'validation', 'train'] as const satisfies readonly ColumnGroup[];

/** Every column that there is and some run has a value of, by what it is about. */
export function ColumnList({ columns, wanted, isDifferingOnly, shown, onToggle }: Props): ReactNode {
  const offered = offeredColumns(columns, wanted, isDifferingOnly, shown);
  if (offered.length === 0) return <p className={styles.none}>No column is called that.</p>;
  return groups.map((group) => {
    const own = offered.filter((key) => wordsOf(key).group === group);
    return own.length === 0 ? null : (
      <section key={group} aria-label={groupTitles[group]}>
        <Text className={styles.group}>{groupTitles[group]}</Text>
        {own.map((key) => (
          <Checkbox
            key={key}
            className={styles.choice}
            label={choiceLabel(key)}
            title={key}
            data-testid={`column-${key}`}
            checked={shown.includes(key)}
            onChange={() => onToggle(key)}
          />
        ))}
      </section>
    );
  });
}

/** Without the split, which stands above. */
function choiceLabel(key: string): string {
  const words = wordsOf(key);
  return words.group === 'experiment' ? fullTitle(words) : words.title;
}

export function offeredColumns(
  columns: readonly RunColumn[],
  wanted: string,
  isDifferingOnly: boolean,
  shown: readonly string[],
): readonly string[] {
  const words = wanted.toLowerCase().split(/\s+/);
  return columns
    .filter(({ key, distinct }) => {
      if (key === 'name' || (distinct === 0 && !shown.includes(key))) return false;
      if (isDifferingOnly && distinct < 2) return false;
      const text = `${key} ${fullTitle(wordsOf(key))} ${groupTitles[wordsOf(key).group]}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map(({ key }) => key);
}
