import { Button, Checkbox, Popover, Progress } from '@mantine/core';
import type { BaselineReport } from '@shared/run-report';
import type { JobStatus, RunDetail } from '@shared/runs';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../../api/mutations';
import { formatDuration, formatPercent } from '../../../ui/format';
import styles from './baselines.module.css';

interface Props {
  readonly run: RunDetail;
  readonly more: BaselineReport['more'];
  readonly job: JobStatus | undefined;
}

/** Trains the baselines that one ticks on the folds of the run; how far that is while it is under way. */
export function MoreBaselines({ run, more, job }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const add = useCall('runs.addBaselines', { onSuccess: () => setOpen(false) });
  if (job !== undefined) return <UnderWay job={job} />;
  if (more.length === 0 || run.state !== 'done') return null;
  const kinds = more.flatMap(({ kind }) => (chosen.includes(kind) ? [kind] : []));
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconPlus size={14} />}
          onClick={() => setOpen(!isOpen)}
          data-testid="more-baselines"
        >
          Train more baselines
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className={styles.more}
          onSubmit={(event) => {
            event.preventDefault();
            add.mutate({ id: run.id, kinds });
          }}
        >
          <Checkbox.Group value={[...chosen]} onChange={setChosen} aria-label="Baselines">
            {more.map(({ kind, name }) => (
              <Checkbox key={kind} value={kind} label={name} data-testid={`more-${kind}`} />
            ))}
          </Checkbox.Group>
          <Button
            type="submit"
            disabled={kinds.length === 0}
            loading={add.isPending}
            data-testid="add-baselines"
          >
            Train
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}

function UnderWay({ job }: { readonly job: JobStatus }): ReactNode {
  return (
    <div className={styles.underWay} data-testid="baselines-progress">
      <span>{job.phase}</span>
      <Progress value={job.fraction * 100} size={6} aria-label="Progress of the baselines" />
      <span className="ls-quiet">
        {formatPercent(job.fraction, 0)}
        {job.secondsLeft !== null && ` · ${formatDuration(job.secondsLeft)} left`}
      </span>
    </div>
  );
}
