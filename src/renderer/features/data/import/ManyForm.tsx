import { Button, Group, Stack, Text } from '@mantine/core';
import type { FileImport } from '@shared/series';
import { useCall } from '../../../api/mutations';
import { ErrorState } from '../../../ui/ErrorState';
import { formatCount } from '../../../ui/format';
import { navigate } from '../../../ui/location';
import { useCancelJob } from '../../jobs/use-cancel-job';
import { ImportProgress } from './ImportProgress';
import classes from './import.module.css';
import { ManyReport } from './ManyReport';

interface ManyFormProps {
  readonly paths: readonly string[];
  readonly onClose: () => void;
}

/** Imports files and folders, each file a series of its own, and tells what became of each. */
export function ManyForm({ paths, onClose }: ManyFormProps) {
  const run = useCall('import.files', { isQuiet: true });
  const { cancel } = useCancelJob({ kind: 'import', runId: null });
  if (run.error !== null && run.error.kind !== 'cancelled')
    return <ErrorState error={run.error} onRetry={() => run.mutate({ paths: [...paths] })} />;
  if (run.data !== undefined) return <Done files={run.data} onClose={onClose} />;
  return (
    <Stack gap="md">
      <Text>
        Every data file of <b data-selectable>{namesOf(paths)}</b> becomes a series, named after the file or
        the instrument in it. Each is read by the import profile that fits its columns, or as it looks; a file
        with faults is left out and told of. Nothing is stored before all are read.
      </Text>
      <Group justify="space-between" wrap="nowrap" className={classes.footer}>
        <div className={classes.verdict} role="status">
          {run.isPending && <ImportProgress waiting="Looking for files…" />}
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            onClick={() => (run.isPending ? cancel() : onClose())}
            data-testid="import-cancel"
          >
            Cancel
          </Button>
          <Button
            onClick={() => run.mutate({ paths: [...paths] })}
            loading={run.isPending}
            data-autofocus
            data-testid="import-many"
          >
            Import all
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

interface DoneProps {
  readonly files: readonly FileImport[];
  readonly onClose: () => void;
}

function Done({ files, onClose }: DoneProps) {
  const first = files.find(({ series }) => series !== null)?.series ?? null;
  const close = () => {
    if (first !== null) navigate(`/data/${first.id}`);
    onClose();
  };
  return (
    <Stack gap="md">
      <ManyReport files={files} />
      <Group justify="flex-end" className={classes.footer}>
        <Button onClick={close} data-autofocus data-testid="import-done">
          Done
        </Button>
      </Group>
    </Stack>
  );
}

function namesOf(paths: readonly string[]): string {
  const [first = '', ...rest] = paths.map((path) => path.split(/[\\/]/).at(-1) ?? path);
  return rest.length === 0 ? first : `${first} and ${formatCount(rest.length, 'other')}`;
}
