import { Button, Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import type { AppError } from '@shared/errors';
import type { ImportComparison } from '@shared/importing';
import type { ImportOptions } from '@shared/series';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../../api/client';
import { useCall } from '../../../api/mutations';
import { ErrorState } from '../../../ui/ErrorState';
import { formatCount } from '../../../ui/format';
import { navigate } from '../../../ui/location';
import { notifyDone } from '../../../ui/notify';
import { useCancelJob } from '../../jobs/use-cancel-job';
import { ChangedRows } from './ChangedRows';
import { ComparisonFacts } from './ComparisonFacts';
import { contents } from './choices';
import { Findings } from './Findings';
import { ImportProgress } from './ImportProgress';
import classes from './import.module.css';

interface AppendFormProps {
  readonly path: string;
  readonly seriesId: number;
  /** As the series was imported, where null. */
  readonly options: ImportOptions | null;
  readonly onClose: () => void;
}

/** What a file would add to a series and change in it, and the button that does it. */
export function AppendForm({ path, seriesId, options, onClose }: AppendFormProps) {
  const file = { seriesId, path, ...(options === null ? {} : { options }) };
  const query = useQuery<ImportComparison, AppError>({
    queryKey: ['importPreview', 'compare', file],
    queryFn: () => call('import.compare', file),
    // The file may have changed when it is looked at again.
    gcTime: 0,
  });
  if (query.data === undefined) {
    return query.error === null ? (
      <Waiting path={path} />
    ) : (
      <ErrorState error={query.error} onRetry={() => void query.refetch()} />
    );
  }
  return <Compared file={file} comparison={query.data} onClose={onClose} />;
}

interface ComparedProps {
  readonly file: { readonly seriesId: number; readonly path: string; readonly options?: ImportOptions };
  readonly comparison: ImportComparison;
  readonly onClose: () => void;
}

function Compared({ file, comparison, onClose }: ComparedProps) {
  const { series, added, changed, report } = comparison;
  const [isReplacing, setIsReplacing] = useState(false);
  const { cancel } = useCancelJob({ kind: 'import', runId: null });
  const append = useCall('import.append', {
    onSuccess: ({ series: stored, added: more, replaced }) => {
      const parts = [`added ${formatCount(more, contents[stored.kind])}`];
      if (replaced > 0) parts.push(`replaced ${replaced.toLocaleString('en-US')}`);
      notifyDone(`“${stored.name}”: ${parts.join(', ')}.`);
      navigate(`/data/${stored.id}`);
      onClose();
    },
  });
  const stores = added.count + (isReplacing ? changed.count : 0);
  return (
    <Stack gap="md" data-testid="import-comparison">
      <ComparisonFacts comparison={comparison} fileName={file.path.split(/[\\/]/).at(-1) ?? file.path} />
      {changed.count > 0 && (
        <>
          <ChangedRows changed={changed} intervalMs={series.intervalMs} />
          <SegmentedControl
            style={{ alignSelf: 'flex-start' }}
            value={isReplacing ? 'replace' : 'keep'}
            onChange={(value) => setIsReplacing(value === 'replace')}
            data={[
              { value: 'keep', label: 'Keep what is stored' },
              { value: 'replace', label: `Replace ${formatCount(changed.count, contents[series.kind])}` },
            ]}
            aria-label="Where the file differs"
            data-testid="import-replace"
          />
        </>
      )}
      <Findings report={report} place="line" isStale={false} />
      <Group justify="space-between" wrap="nowrap" className={classes.footer}>
        <div className={classes.verdict} role="status">
          {append.isPending ? (
            <ImportProgress />
          ) : (
            <Text className="ls-quiet">
              {stores === 0
                ? 'There is nothing to store: the series has all of it.'
                : 'Finished runs keep the bars they were made from.'}
            </Text>
          )}
        </div>
        <Group gap="xs" wrap="nowrap">
          <Button
            variant="default"
            onClick={() => (append.isPending ? cancel() : onClose())}
            data-testid="import-cancel"
          >
            Cancel
          </Button>
          <Button
            onClick={() => append.mutate({ ...file, replaceChanged: isReplacing })}
            loading={append.isPending}
            disabled={stores === 0}
            data-autofocus
            data-testid="import-append-commit"
          >
            {`Import into “${series.name}”`}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

function Waiting({ path }: { readonly path: string }) {
  return (
    <Stack gap="md" aria-busy="true" role="status">
      <Text>Comparing {path.split(/[\\/]/).at(-1)} with what is stored…</Text>
      <Skeleton h={64} />
      <Skeleton h={160} />
    </Stack>
  );
}
