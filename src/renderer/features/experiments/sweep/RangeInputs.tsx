import { NumberInput, Tooltip, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Json, JsonObject } from '../json';
import styles from './sweep.module.css';

interface Props {
  /** Id of the first input, which faults lead to. */
  readonly id: string;
  readonly name: string;
  readonly dimension: JsonObject;
  readonly isFaulty: boolean;
  readonly onChange: (change: Readonly<Record<string, Json>>) => void;
  readonly step?: number | undefined;
  readonly isCompact?: boolean;
}

/** From, to, and whether it is even in the logarithm; its step where it has one. */
export function RangeInputs({ id, name, dimension, isFaulty, onChange, step, isCompact }: Props): ReactNode {
  const isWhole = dimension.kind === 'int';
  const isLog = dimension.log === true;
  const bound = (member: 'low' | 'high' | 'step', label: string, place: string): ReactNode => (
    <NumberInput
      id={place}
      data-testid={place}
      aria-label={`${name}, ${label}`}
      value={entryOf(dimension[member])}
      error={isFaulty}
      allowDecimal={!isWhole}
      hideControls
      step={step ?? 1}
      {...(isCompact && { size: 'xs' as const, w: 56 })}
      onChange={(next) => onChange({ [member]: next === '' ? null : next })}
      onBlur={() => {
        const typed = settled(dimension[member]);
        if (typed !== undefined) onChange({ [member]: typed });
      }}
    />
  );
  const hasStep = !isLog && (isWhole ? dimension.step !== 1 : (dimension.step ?? null) !== null);
  return (
    <div className={styles.range} data-compact={isCompact}>
      {bound('low', 'from', id)}
      <span className="ls-quiet" aria-hidden>
        –
      </span>
      {bound('high', 'to', `${id}-to`)}
      {hasStep && (
        <>
          <span className="ls-quiet">by</span>
          {bound('step', 'step', `${id}-step`)}
        </>
      )}
      {!hasStep && <LogToggle id={id} name={name} isOn={isLog} onToggle={() => onChange(logged(!isLog))} />}
    </div>
  );

  function logged(isOn: boolean): Record<string, Json> {
    return isOn ? { log: true, step: isWhole ? 1 : null } : { log: false };
  }
}

interface LogProps {
  readonly id: string;
  readonly name: string;
  readonly isOn: boolean;
  readonly onToggle: () => void;
}

function LogToggle({ id, name, isOn, onToggle }: LogProps): ReactNode {
  return (
    <Tooltip label="As many trials from 1 to 10 as from 10 to 100" openDelay={400}>
      <UnstyledButton
        className={styles.log}
        aria-label={`${name}, even in the logarithm`}
        aria-pressed={isOn}
        data-testid={`${id}-log`}
        onClick={onToggle}
      >
        log
      </UnstyledButton>
    </Tooltip>
  );
}

function entryOf(value: Json | undefined): number | string {
  return typeof value === 'number' || typeof value === 'string' ? value : '';
}

/** A number that was still being typed, such as `0.`; undefined where there is none. */
function settled(value: Json | undefined): number | undefined {
  const number = typeof value === 'string' && value !== '' ? Number(value) : NaN;
  return Number.isFinite(number) ? number : undefined;
}
