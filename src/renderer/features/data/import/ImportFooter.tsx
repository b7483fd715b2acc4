import { Button, Group, Progress, Text } from '@mantine/core';
import { useJobs } from '../../../api/queries';
import { formatDuration } from '../../../ui/format';
import { useCancelJob } from '../../jobs/use-cancel-job';
import classes from './import.module.css';

interface ImportFooterProps {
  readonly obstacle: string | null;
  readonly isImporting: boolean;
  readonly isChecking: boolean;
  readonly onImport: () => void;
  readonly onClose: () => void;
}

/** The last row of the dialog: what stands in the way or how far it is, and the buttons. */
export function ImportFooter({ obstacle, isImporting, isChecking, onImport, onClose }: ImportFooterProps) {
  const { cancel } = useCancelJob({ kind: 'import', runId: null });
  return (
    <Group justify="space-between" wrap="nowrap" className={classes.footer}>
      <div className={classes.verdict} role="status">
        {isImporting || isChecking ? (
          <ImportProgress />
        ) : (
          <Text className={obstacle === null ? 'ls-quiet' : ''} data-testid="import-obstacle">
            {obstacle ?? 'Nothing is stored before you press Import; then all of it, or nothing.'}
          </Text>
        )}
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="default"
          onClick={() => (isImporting ? cancel() : onClose())}
          data-testid="import-cancel"
        >
          Cancel
        </Button>
        <Button
          onClick={onImport}
          loading={isImporting}
          disabled={obstacle !== null}
          title={obstacle ?? undefined}
          data-testid="import-commit"
        >
          Import
        </Button>
      </Group>
    </Group>
  );
}

function ImportProgress() {
  const job = useJobs().data?.find(({ kind, state }) => kind === 'import' && state === 'running');
  if (job === undefined) return <Text className="ls-quiet">Checking the file…</Text>;
  return (
    <Group gap="sm" wrap="nowrap">
      <Progress value={job.fraction * 100} w={200} size={6} aria-label={job.title} />
      <Text className="ls-quiet">
        {job.phase}
        {job.secondsLeft !== null && `, ${formatDuration(job.secondsLeft)} left`}
      </Text>
    </Group>
  );
}
