import type { LogLine } from '@shared/runs';
import { type ReactNode, useEffect, useRef } from 'react';
import { useRunLog } from '../../api/queries';
import { formatMoment } from '../../ui/format';
import { QueryView } from '../../ui/QueryView';
import styles from './log.module.css';

interface Props {
  readonly runId: number;
  /** Follows the end while lines keep coming. */
  readonly isLive: boolean;
}

export function LogView({ runId, isLive }: Props): ReactNode {
  const query = useRunLog(runId);
  return (
    <QueryView query={query}>
      {(lines) =>
        lines.length === 0 ? (
          <p className="ls-quiet">Nothing was logged yet.</p>
        ) : (
          <Lines lines={lines} isLive={isLive} />
        )
      }
    </QueryView>
  );
}

function Lines({
  lines,
  isLive,
}: {
  readonly lines: readonly LogLine[];
  readonly isLive: boolean;
}): ReactNode {
  const end = useRef<HTMLDivElement>(null);
  const { length } = lines;
  useEffect(() => {
    if (isLive && length > 0) end.current?.scrollIntoView({ block: 'nearest' });
  }, [isLive, length]);
  return (
    <div className={styles.log} data-testid="run-log" data-selectable>
      {[...lines.entries()].map(([index, line]) => (
        <div key={index} className={styles.line} data-level={line.level}>
          <span className="ls-quiet">{timeOf(line.time)}</span>
          <span>
            {line.level !== 'info' && <span className={styles.level}>{line.level}: </span>}
            {line.message}
          </span>
        </div>
      ))}
      <div ref={end} />
    </div>
  );
}

function timeOf(time: number): string {
  const date = new Date(time);
  return `${formatMoment(time)}:${String(date.getSeconds()).padStart(2, '0')}`;
}
