import { Tooltip } from '@mantine/core';
import { assertNever } from '@shared/errors';
import type { ReactNode } from 'react';
import { NOT_AVAILABLE } from '../../ui/format';
import { type RelativeSpeed, stepWords, timesWords } from './relative-speeds';
import classes from './settings.module.css';

interface Props {
  /** None before a measurement, and of a device that was not there for it. */
  readonly speed: RelativeSpeed | undefined;
  readonly isAvailable: boolean;
}

/** Time of a step, and beside the others as words and as a bar whose length is the speed. */
export function SpeedCell({ speed, isAvailable }: Props): ReactNode {
  if (speed === undefined) {
    return (
      <>
        <span className="ls-quiet">{isAvailable ? 'not measured yet' : NOT_AVAILABLE}</span>
        {isAvailable && <div className={classes.bar} aria-hidden />}
      </>
    );
  }
  switch (speed.kind) {
    case 'failed':
      return (
        <Tooltip label={speed.problem} multiline maw={360}>
          <span className="ls-down">failed</span>
        </Tooltip>
      );
    case 'timed':
      return (
        <>
          <b>{stepWords(speed.msPerStep)}</b> <span className="ls-quiet">{timesWords(speed.times)}</span>
          <div className={classes.bar} aria-hidden>
            <div style={{ width: `${100 / speed.times}%` }} data-fastest={speed.times === 1 || undefined} />
          </div>
        </>
      );
    default:
      return assertNever(speed);
  }
}
