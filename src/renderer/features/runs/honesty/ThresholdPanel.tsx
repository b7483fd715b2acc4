import { Button, NumberInput } from '@mantine/core';
import type { ThresholdTrial } from '@shared/honesty';
import type { RunDetail } from '@shared/runs';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useCall } from '../../../api/mutations';
import styles from './honesty.module.css';
import { thresholdObstacle } from './honesty-words';
import { ThresholdTable, type Tried } from './ThresholdTable';

/** Lets one see what other thresholds would have made of the test rows; each look is a trial. */
export function ThresholdPanel({ run }: { readonly run: RunDetail }): ReactNode {
  const obstacle = thresholdObstacle(run.spec);
  return (
    <section className={styles.panel} data-testid="threshold-panel">
      <h2 className={styles.title}>
        Other thresholds <span className="ls-quiet">on the test rows; every new one counts as a trial</span>
      </h2>
      {obstacle === null ? (
        <ThresholdForm run={run} />
      ) : (
        <p className={styles.reason}>{obstacle} Change the decision rule in the experiment and run that.</p>
      )}
    </section>
  );
}

function ThresholdForm({ run }: { readonly run: RunDetail }): ReactNode {
  const { decision } = run.spec;
  const [long, setLong] = useState<number | string>(decision.long);
  const [short, setShort] = useState<number | string>(decision.short ?? '');
  const [tried, setTried] = useState<readonly Tried[]>([]);
  const attempt = useCall('runs.tryThreshold', {
    onSuccess: (result: ThresholdTrial, asked) =>
      setTried((before) => [{ ...asked, ...result }, ...before.filter((one) => !isSame(one, asked))]),
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (typeof long === 'number')
      attempt.mutate({ id: run.id, long, short: typeof short === 'number' ? short : null });
  };
  const limits = { min: 0, max: 1, step: 0.01, decimalScale: 4, w: 128 } as const;
  return (
    <>
      <form className={styles.form} onSubmit={submit}>
        <NumberInput
          {...limits}
          label="Long above"
          value={long}
          onChange={setLong}
          data-testid="threshold-long"
        />
        <NumberInput
          {...limits}
          label="Short below"
          placeholder="never"
          value={short}
          onChange={setShort}
          data-testid="threshold-short"
        />
        <Button
          type="submit"
          variant="default"
          loading={attempt.isPending}
          disabled={typeof long !== 'number'}
          data-testid="threshold-try"
        >
          Try, as a trial
        </Button>
      </form>
      <ThresholdTable run={run} tried={tried} />
    </>
  );
}

function isSame(one: Tried, other: Pick<Tried, 'long' | 'short'>): boolean {
  return one.long === other.long && one.short === other.short;
}
