import { Group, Progress, Text } from '@mantine/core';
import { useJobs } from '../../../api/queries';
import { formatDuration } from '../../../ui/format';

/** How far the reading of files is; `waiting` until the first word of it. */
export function ImportProgress({ waiting = 'Checking the file…' }: { readonly waiting?: string }) {
  const job = useJobs().data?.find(({ kind, state }) => kind === 'import' && state === 'running');
  if (job === undefined) return <Text className="ls-quiet">{waiting}</Text>;
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
