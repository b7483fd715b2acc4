import type { RunDifferences } from '@shared/reproduction';
import type { RunDetail } from '@shared/runs';
import { IconCircleCheck, IconEqualNot, IconRepeat } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useRun, useRunDifferences } from '../../../api/queries';
import { DifferencesTable } from './DifferencesTable';
import styles from './reproduction.module.css';

/** Of a run that repeats another: whether it came out the same, and if not what differs and why. */
export function RepeatNotice({ run }: { readonly run: RunDetail }): ReactNode {
  if (run.repeats === null) return null;
  return run.state === 'done' ? <Compared run={run} of={run.repeats} /> : <Waiting of={run.repeats} />;
}

interface OfProps {
  readonly of: number;
}

function Waiting({ of }: OfProps): ReactNode {
  return (
    <div className={styles.notice} role="status" data-testid="repeat-waiting">
      <IconRepeat size={16} aria-hidden />
      <p>
        Repeats <Original of={of} />. Once it is done, the two are compared bit by bit.
      </p>
    </div>
  );
}

function Original({ of }: OfProps): ReactNode {
  const name = useRun(of).data?.name;
  return <Link href={`/runs/${of}`}>{name ?? `run ${of}`}</Link>;
}

interface ComparedProps extends OfProps {
  readonly run: RunDetail;
}

function Compared({ run, of }: ComparedProps): ReactNode {
  const { data, error } = useRunDifferences(run.id);
  if (error !== null) return <Problem message={error.message} />;
  if (data === undefined || data === null) return null;
  const Icon = data.isSame ? IconCircleCheck : IconEqualNot;
  return (
    <div
      className={styles.notice}
      data-same={data.isSame}
      role="status"
      data-testid="repeat-compared"
      data-selectable
    >
      <Icon size={16} aria-hidden />
      <div>
        <p>
          Repeats <Original of={of} />. {data.verdict}
        </p>
        <Details differences={data} />
      </div>
    </div>
  );
}

function Details({ differences }: { readonly differences: RunDifferences }): ReactNode {
  const { isSame, causes, effects, others, of, by } = differences;
  if (causes.length === 0 && effects.length === 0) return null;
  return (
    <details className={styles.details}>
      <summary>{isSame ? 'What is not the same' : 'What differs and why'}</summary>
      {causes.length > 0 && (
        <DifferencesTable title="Made from and with" rows={causes} of={of} by={by} testId="repeat-causes" />
      )}
      {effects.length > 0 && (
        <DifferencesTable title="What came of it" rows={effects} of={of} by={by} testId="repeat-effects" />
      )}
      {others > 0 && <p className="ls-quiet">and {others} more</p>}
    </details>
  );
}

function Problem({ message }: { readonly message: string }): ReactNode {
  return (
    <div className={styles.notice} role="alert">
      <IconRepeat size={16} aria-hidden />
      <p>{message}</p>
    </div>
  );
}
