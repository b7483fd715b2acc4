import { useDebouncedValue } from '@mantine/hooks';
import { type ReactNode, useMemo } from 'react';
import { useFirstUse } from '../../../api/queries';
import { useSpecEditor } from '../editor-context';
import { getAt, isJsonObject, type Json, type JsonObject } from '../json';
import { useBarLength } from '../use-bar-length';
import { firstUseText } from './first-use-text';
import { textAt } from './joined';

/** When a value of a joined series is seen, by a real one: what stamps and lags mean, checked before anything is trained. */
export function FirstUseNote({ row }: { readonly row: Json }): ReactNode {
  const { value, series } = useSpecEditor();
  const data = getAt(value, 'data') ?? null;
  const question = useMemo(() => questionOf(data, row), [data, row]);
  const [settled] = useDebouncedValue(question, 200);
  const use = useFirstUse(settled).data;
  const bar = useBarLength();
  const source = series.find(({ name }) => name === textAt(row, 'series'));
  if (use === null || use === undefined || source === undefined) return null;
  return (
    <span data-testid="first-use" className={use.example === null ? 'ls-down' : undefined}>
      {firstUseText(use, { value: textAt(row, 'stamped') === 'end' ? 0 : source.intervalMs, bar })}
    </span>
  );
}

/** The data of the draft with this series alone, whatever it is called: a name half typed changes no timing. */
function questionOf(data: Json, row: Json): JsonObject {
  return {
    ...(isJsonObject(data) ? data : {}),
    auxiliary: [{ ...(isJsonObject(row) ? row : {}), name: 'joined' }],
  };
}
