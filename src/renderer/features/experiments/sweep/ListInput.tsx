import { TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { FieldInput } from '../fields/field';
import { isSameJson, type Json, type JsonObject } from '../json';
import styles from './sweep.module.css';
import { parseValues, valuesText, wordOf } from './value-list';

interface Props {
  readonly id: string;
  readonly name: string;
  readonly dimension: JsonObject;
  readonly input?: FieldInput;
  readonly isFaulty: boolean;
  readonly onChange: (change: Readonly<Record<string, Json>>) => void;
  readonly isCompact?: boolean;
}

/** The values of a dimension, typed as a list. What cannot be read stays as it was typed, and is a fault until it can. */
export function ListInput({ id, name, dimension, input, isFaulty, onChange, isCompact }: Props): ReactNode {
  const word = wordOf(input);
  const [typed, setTyped] = useState('');
  const isAsTyped = isSameJson(parseValues(typed, word) ?? [], dimension.values ?? null);
  return (
    <TextInput
      id={id}
      data-testid={id}
      className={styles.list}
      aria-label={`${name}, values`}
      value={isAsTyped ? typed : valuesText(dimension.values, word)}
      placeholder={word === null ? '16, 32, 64' : `${word.word}, 16, 32`}
      spellCheck={false}
      error={isFaulty}
      {...(isCompact && { size: 'xs' as const, w: 148 })}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        onChange({ values: text.trim() === '' ? [] : (parseValues(text, word) ?? text) });
      }}
    />
  );
}
